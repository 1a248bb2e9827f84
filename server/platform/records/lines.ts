import { sql } from 'kysely'
import type { Permission } from '../../../contract/permissions.ts'
import type { Actor } from '../actor.ts'
import { composedRecords, recordCalled } from '../composition.ts'
import type { Reading } from '../database/tx.ts'
import type { Fragment } from '../lists/filter-sql-scope.ts'
import { and } from '../lists/source.ts'
import type { AnyRecord } from './record.ts'
import { columnOf, fromOf } from './visible.ts'

/** What a line of the journal says of whom it is about: a record, and whoever owns it. */
export interface About {
  subject_type: string
  subject_id: string
  customer_id: string | null
  unit_id?: string | null
}

/** The columns of a line that name an owner, and what owners are called there. */
const ownerColumns = [
  ['customer_id', 'customer'],
  ['unit_id', 'unit'],
] as const

/** The column of lines that names a record as owner, where it has one; null for all others. */
export const columnFor = ({ type }: AnyRecord): string | null =>
  ownerColumns.find(([, name]) => name === type)?.[0] ?? null

/**
 * Whether a record has a page of its own and its lines are found by it, though it may stand on that of an owner too. Lines of
 * the others are found by their owner alone.
 */
export const standsAlone = (record: AnyRecord): boolean =>
  columnFor(record) === null && (record.list !== null || record.owners.length === 0)

/**
 * The condition of all lines that tell of a row, those of what belongs to it included where lines name it as owner. The
 * id may be a column.
 */
export function linesAbout(record: AnyRecord, id: string | Fragment): Fragment {
  const column = columnFor(record)
  if (column) return sql`${sql.ref(column)} = ${id}::uuid`
  return sql`(${aboutNobody} and subject_type = ${sql.lit(record.type)} and subject_id = ${id}::text)`
}

/** The lines that tell of rows at these places: those about the rows, and about an owner also those of what is on its page. */
export function linesAboutAny(
  record: AnyRecord,
  places: readonly { id: string; customer_id: string | null }[],
): Fragment {
  const ids = places.map(({ id }) => id)
  const column = columnFor(record)
  if (column) return sql`${sql.ref(column)} = any(${ids}::uuid[])`
  const onPageOfOwner = !standsAlone(record) && record.owners.some((owner) => columnFor(owner.record) !== null)
  if (!onPageOfOwner)
    return sql`(${aboutNobody} and subject_type = ${sql.lit(record.type)} and subject_id = any(${ids}::text[]))`
  const owners = places.flatMap(({ customer_id }) => customer_id ?? [])
  return sql`(customer_id = any(${owners}::uuid[]) and subject_type = ${sql.lit(record.type)})`
}

/** On whose page lines are told, as SQL over the journal: an owner that they name, or the record that they are about. */
export function pageOfLine(): { type: Fragment; id: Fragment } {
  const alone = composedRecords().flatMap((record) => (standsAlone(record) ? record.type : []))
  const owners = ownerColumns.map(([column, type]) => ({
    named: sql`${sql.ref(column)} is not null and subject_type <> all(${alone}::text[])`,
    type: sql.lit(type),
    id: sql`${sql.ref(column)}::text`,
  }))
  const cases = (what: 'type' | 'id'): Fragment =>
    sql.join(
      owners.map((owner) => sql`when ${owner.named} then ${owner[what]}`),
      sql` `,
    )
  return { type: sql`case ${cases('type')} else subject_type end`, id: sql`case ${cases('id')} else subject_id end` }
}

/** As the indexes of lines by subject have it: they spare what is found by its customer alone. */
export const aboutNobody = sql`(customer_id is null or subject_type not in ('customer', 'address', 'account', 'note', 'mail'))`

/**
 * Leaves out lines that the reader may not know of: about owners and records that they may not see. Of a record that is
 * gone nobody can say who might see it: only those who see all. `knows` leaves lines about owners that are gone, for
 * those who saw them.
 */
export async function seenLines<L extends About>(
  reading: Reading,
  lines: readonly L[],
  ask: 'which' | 'knows' = 'which',
): Promise<L[]> {
  let seen = [...lines]
  for (const [column, type] of ownerColumns) {
    const ids = new Set(seen.flatMap((line) => line[column] ?? []))
    const owner = recordCalled(type)
    if (ids.size === 0 || owner?.seesAll(reading.actor)) continue
    const there = owner ? await owner[ask](reading, [...ids]) : new Set()
    seen = seen.filter((line) => !line[column] || there.has(line[column]))
  }
  for (const record of composedRecords()) {
    if (columnFor(record) || record.seesAll(reading.actor)) continue
    const ids = new Set(seen.flatMap((line) => (line.subject_type === record.type ? line.subject_id : [])))
    if (ids.size === 0) continue
    const there = await record[ask](reading, [...ids])
    seen = seen.filter((line) => line.subject_type !== record.type || there.has(line.subject_id))
  }
  return seen
}

/** The same as conditions over the table `journal`. */
export function seenInJournal(actor: Actor): Fragment[] {
  const owners = ownerColumns.flatMap(([column, type]) => {
    const owner = recordCalled(type)
    if (!owner || owner.seesAll(actor)) return []
    return [sql`(${sql.ref(`journal.${column}`)} is null or ${isThere(owner, sql.ref(`journal.${column}`), actor)})`]
  })
  const own = composedRecords().flatMap((record) =>
    columnFor(record) || record.seesAll(actor)
      ? []
      : [sql`(journal.subject_type <> ${record.type} or ${isThere(record, sql`journal.subject_id::uuid`, actor)})`],
  )
  return [...owners, ...own]
}

const isThere = (record: AnyRecord, id: Fragment, actor: Actor): Fragment =>
  sql`exists (select from ${fromOf(record)} where ${columnOf(record, 'id')} = ${id} and ${and(record.visible(actor))})`

/** What it takes to read the personal values of a line: what its record says, or else its owner; null where it has none. */
export function rightToPersonal(line: About): Permission | null {
  const record = recordCalled(line.subject_type)
  if (record) return record.personal
  const owner = ownerColumns.find(([column]) => line[column])
  return owner ? (recordCalled(owner[1])?.personal ?? 'customers.personal') : null
}

/** Fields whose values in lines those may read who see no personal values; of a record that nobody declared, none. */
export const openFields = (type: string): ReadonlySet<string> => fieldsOf(type).open

/** Fields whose values in lines an erase leaves. */
export const keptFields = (type: string): ReadonlySet<string> => fieldsOf(type).kept

interface Fields {
  open: ReadonlySet<string>
  kept: ReadonlySet<string>
}

const none: Fields = { open: new Set(), kept: new Set() }
const known = new WeakMap<AnyRecord, Fields>()

function fieldsOf(type: string): Fields {
  const record = recordCalled(type)
  if (!record) return none
  const found = known.get(record) ?? made(record)
  known.set(record, found)
  return found
}

function made(record: AnyRecord): Fields {
  const open = record.fields.filter((field) => !field.personal)
  const beside = [record, ...record.owners.map((owner) => owner.record)].flatMap((one) => Object.entries(one.beside))
  const harmless = beside.flatMap(([name, { personal }]) => (personal ? [] : name))
  const kept = open.filter((field) => !field.identifying)
  return {
    open: new Set([...open.map(({ name }) => name), ...harmless]),
    kept: new Set([...kept.map(({ name }) => name), ...harmless]),
  }
}
