import { sql } from 'kysely'
import { FilterProblem, readFilter, type FilterScope } from '../../../contract/platform/filter/filter.ts'
import { kindOf } from '../../../contract/platform/kinds/kinds.ts'
import { can, mayReach, type Actor } from '../actor.ts'
import { lentTo } from '../composition.ts'
import type { Reading } from '../database/tx.ts'
import {
  filterScope,
  type Fragment,
  type SqlField,
  type SqlRelation,
  type SqlScope,
} from '../lists/filter-sql-scope.ts'
import { compileFilter } from '../lists/filter-sql.ts'
import { and } from '../lists/source.ts'
import { Refusal } from '../refusal.ts'
import type { AnyRecord } from './record.ts'
import { relationsOf } from './relations.ts'
import { columnOf } from './visible.ts'

/** The condition of a filter given as JSON text; none for a blank one. Refuses with `bad_filter` and the path. */
export async function filterCondition(
  record: AnyRecord,
  reading: Reading,
  text: string | undefined,
): Promise<Fragment[]> {
  if (!text) return []
  const { actor } = reading
  const scope = scopeFor(record, actor)
  try {
    const filter = readFilter(text, filterScope(scope))
    const readPhone = await record.list?.readPhone?.(reading)
    return [compileFilter(filter, scope, { me: actor.id, time_zone: actor.time_zone, ...(readPhone && { readPhone }) })]
  } catch (error) {
    if (!(error instanceof FilterProblem)) throw error
    const { path, code, message } = error
    throw new Refusal('bad_filter', `${path || 'filter'}: ${message}`, {
      fields: { filter: { code, message, params: { path } } },
    })
  }
}

/** What a filter of a record may ask; with `everything` as somebody may ask who sees all of it. */
export function askable(record: AnyRecord, actor: Actor, everything: boolean): FilterScope {
  return filterScope(everything ? whole(record) : scopeFor(record, actor))
}

/** What this reader may filter by: fields that they see, and rows of related records that they may read and see. */
function scopeFor(record: AnyRecord, actor: Actor): SqlScope {
  const relations = relationsOf(record).flatMap(({ name, record: other, joins, through }): [string, SqlRelation][] => {
    if (!isRead(other, actor)) return []
    const from = sql`${joins} and ${and(other.visible(actor, through))}`
    return [[name, { from, scope: { fields: fieldsFor(other, actor), relations: {} } }]]
  })
  return { fields: fieldsFor(record, actor), relations: Object.fromEntries(relations) }
}

function whole(record: AnyRecord): SqlScope {
  const relations = relationsOf(record).map(({ name, record: other, joins }): [string, SqlRelation] => [
    name,
    { from: joins, scope: { fields: filterFields(other).all, relations: {} } },
  ])
  return { fields: filterFields(record).all, relations: Object.fromEntries(relations) }
}

const isRead = ({ read }: AnyRecord, actor: Actor): boolean => mayReach(actor, read)

const fieldsFor = (record: AnyRecord, actor: Actor): Record<string, SqlField> =>
  can(actor, record.personal) ? filterFields(record).all : filterFields(record).open

interface FilterFields {
  all: Record<string, SqlField>
  /** Without the personal ones. */
  open: Record<string, SqlField>
}

/** Made at every request they would cost as much as the query; they change when a record gets other fields. */
const made = new WeakMap<AnyRecord, { of: readonly unknown[]; fields: FilterFields }>()

function filterFields(record: AnyRecord): FilterFields {
  const lent = lentTo(record.resource).flatMap((one) => one.fields ?? [])
  const known = made.get(record)
  const of = [...record.fields, ...lent]
  if (known && known.of.length === of.length && known.of.every((one, at) => one === of[at])) return known.fields
  const own = record.fields.filter((field) => field.filterable).map((field) => sqlField(record, field))
  const list = [...own, ...record.asks, ...lent]
  const fields = { all: byName(list), open: byName(list.filter(({ field }) => !field.personal)) }
  made.set(record, { of, fields })
  return fields
}

const byName = (fields: readonly SqlField[]): Record<string, SqlField> =>
  Object.fromEntries(fields.map((one) => [one.field.name, one]))

const sqlField = (record: AnyRecord, field: AnyRecord['fields'][number]): SqlField => {
  const rows = record.rows[field.name]
  return rows
    ? ({ field, rows } as SqlField)
    : {
        field,
        expr: columnOf(record, field.name),
        filled: kindOf(field).empty !== undefined,
        ...(record.otherWords[field.name] && { otherWords: record.otherWords[field.name] }),
      }
}
