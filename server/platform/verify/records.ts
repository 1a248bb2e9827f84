import { sql } from 'kysely'
import { columnFor } from '../records/lines.ts'
import { inPages } from '../database/snapshot.ts'
import { wipedColumns } from '../records/erase.ts'
import type { AnyRecord } from '../records/record.ts'
import { isRefolding } from '../records/refold.ts'
import { searchColumns } from '../records/write/settle.ts'
import type { Values } from '../records/verbs.ts'
import { walkHistory } from './history.ts'
import { restoreAdvice, type Look, type Verification } from './verification.ts'

/** What follows from what a record says of itself. `covered` are columns that its slice looks at in its own way. */
export function ofRecord(record: AnyRecord, covered: ReadonlySet<string>): Verification[] {
  return [
    ...ofExternalIds(record),
    ...ofSearch(record, covered),
    ...ofLines(record),
    ...ofOwners(record),
    ...ofErased(record),
  ]
}

function ofExternalIds({ externalIds, resource, table }: AnyRecord): Verification[] {
  if (!externalIds) return []
  const said = sql`select r.id, e ->> 'source' as source, e ->> 'external_id' as external_id
    from ${sql.table(table)} r, jsonb_array_elements(r.external_ids) e`
  const kept = sql`select ${sql.ref(externalIds.column)}, source, external_id from ${sql.table(externalIds.table)}`
  return [
    {
      name: `${resource}.external_ids`,
      says: `The external ids that a row of ${resource} shows are those by which it is found.`,
      advice: 'Open the row and save its external ids again.',
      covers: [`${table}.external_ids`],
      finds: sql`
        select id::text as id, 'shown, but not found by ' || source || ':' || external_id as said from (${said} except all ${kept}) as shown
        union all
        select id::text, 'found, but not shown: ' || source || ':' || external_id
        from (${kept} except all ${said}) as found (id, source, external_id)`,
    },
  ]
}

/** The folded texts of records that are written as their declaration says. */
function ofSearch(record: AnyRecord, covered: ReadonlySet<string>): Verification[] {
  const { resource, table, alias, list } = record
  const search = list?.search
  if (!search || covered.has(`${table}.${search.open}`)) return []
  return [
    {
      name: `${resource}.search`,
      says: `What searches look through in ${resource} is what stands in them.`,
      advice: 'Open the row, change a text and change it back: both are then searched for as they stand.',
      covers: [`${table}.${search.open}`, `${table}.${search.everybody}`],
      async finds({ db, found, looked }) {
        if (await isRefolding(record, db)) return
        let count = 0
        const all = sql<Values & { id: string }>`
          select ${sql.ref(alias)}.* from ${sql.table(table)} ${sql.ref(alias)} where ${record.alive ?? sql`true`}`
        for await (const rows of inPages(db, all, 1_000)) {
          for (const row of rows)
            if (Object.entries(searchColumns(record, null, row)).some(([name, text]) => row[name] !== text))
              found(row.id)
          looked((count += rows.length))
        }
      },
    },
  ]
}

/** Lines and rows: what was made has a line, what has a line is there or was deleted, and each change is what stands. */
function ofLines(record: AnyRecord): Verification[] {
  const { type, resource, table, told: verbs } = record
  const made = verbs.filter((verb) => verb === 'created' || verb === 'added').map((verb) => `${type}.${verb}`)
  const gone = ['deleted', 'erased', 'undone'].map((verb) => `${type}.${verb}`)
  const list: Verification[] = []
  const rows = sql`${sql.table(table)} r`
  if (made.length > 0)
    list.push({
      name: `${resource}.made`,
      says: `The journal tells of everything in ${resource} that it was made.`,
      advice: restoreAdvice,
      finds: sql`
        select r.id::text as id, null as said from ${rows}
        where not exists (select from journal j where j.subject_type = ${type} and j.kind = any(${made}) and j.subject_id = r.id::text)`,
    })
  // Of what goes with an owner that has lines of its own no line tells.
  const isTold = record.owners.every(({ record: owner }) => columnFor(owner) !== null)
  if (made.length > 0 && isTold)
    list.push({
      name: `${resource}.there`,
      says: `What the journal tells of in ${resource} is there, or was deleted.`,
      advice: restoreAdvice,
      finds: sql`
        select j.subject_id as id, 'made on ' || j.at as said from journal j
        where j.subject_type = ${type} and j.kind = any(${made})
          and not exists (select from ${rows} where r.id::text = j.subject_id)
          and not exists (select from journal g where g.subject_type = ${type} and g.kind = any(${gone}) and g.subject_id = j.subject_id)
          ${record.owners.map(({ record: owner }) => ownerIsGone(owner))[0] ?? sql``}`,
    })
  const column = columnFor(record)
  if (column)
    list.push({
      name: `${resource}.lines`,
      says: `Whoever lines of the journal are about is in ${resource}, erased or not.`,
      advice: restoreAdvice,
      finds: sql`
        select distinct j.${sql.ref(column)}::text as id, 'there is no such row' as said from journal j
        where j.${sql.ref(column)} is not null and not exists (select from ${rows} where r.id = j.${sql.ref(column)})`,
    })
  if (verbs.includes('changed'))
    // One that was deleted and came back begins anew.
    list.push({
      name: `${resource}.version`,
      says: `Every change in ${resource} made a new version of its row.`,
      advice: 'Save the row again: whoever has it open then hears that it is another.',
      covers: [`${table}.version`],
      finds: sql`
        select r.id::text as id, 'version ' || r.version || ' after ' || told || ' changes' as said
        from ${rows} join (
          select c.subject_id, count(*) as told from journal c left join (
            select subject_id, max(serial) as serial from journal where subject_type = ${type} and kind = any(${made}) group by subject_id
          ) as m on m.subject_id = c.subject_id
          where c.subject_type = ${type} and c.kind = ${`${type}.changed`} and c.serial > coalesce(m.serial, 0) group by c.subject_id
        ) as line on line.subject_id = r.id::text where r.version <= told`,
    })
  if (verbs.includes('changed') || record.states.length > 0)
    list.push({
      name: `${resource}.history`,
      says: `Taken back change by change, everything in ${resource} was what the journal says it was.`,
      advice:
        'Somebody has changed the row beside the program. Save it again with what is right: the history then tells of it.',
      covers: record.states.map(({ column }) => `${table}.${column}`),
      finds: (look: Look) => walkHistory(record, look),
    })
  return list
}

function ownerIsGone(owner: AnyRecord) {
  const alias = sql.ref(owner.alias)
  return sql`and not exists (select from ${sql.table(owner.table)} ${alias}
    where ${alias}.id = j.${sql.ref(columnFor(owner)!)} and not (${owner.alive ?? sql`true`}))`
}

/** What goes with its owner is gone once that is. */
function ofOwners({ resource, table, owners }: AnyRecord): Verification[] {
  return owners.flatMap(({ record: owner, column, gone }): Verification[] => {
    if (!owner.alive || gone !== 'with') return []
    const alias = sql.ref(owner.alias)
    return [
      {
        name: `${resource}.of_erased`,
        says: `Nothing in ${resource} belongs to anybody who was erased.`,
        advice: 'Delete these rows: the person was told that nothing is kept.',
        finds: sql`
          select child.id::text as id, 'of ' || ${alias}.id as said from ${sql.table(table)} child
          join ${sql.table(owner.table)} ${alias} on ${alias}.id = child.${sql.ref(column)} where not (${owner.alive})`,
      },
    ]
  })
}

/** What an erase wipes is as empty as in a new row. */
function ofErased(record: AnyRecord): Verification[] {
  const { resource, table, alias, alive } = record
  if (!alive) return []
  const columns = wipedColumns(record)
  return [
    {
      name: `${resource}.erased`,
      says: `Nothing personal is left in ${resource} of those who were erased.`,
      advice: 'Erase what is left: the person was told that nothing is kept.',
      async finds({ db, found }) {
        const { rows: known } = await sql<{ name: string; standard: string | null }>`
          select a.attname::text as name, pg_get_expr(d.adbin, d.adrelid) as standard
          from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
          where a.attrelid = ${table}::regclass and a.attname = any(${columns}::text[])`.execute(db)
        const left = known.map(
          ({ name, standard }) =>
            sql`case when ${sql.ref(`${alias}.${name}`)} is distinct from ${sql.raw(standard ?? 'null')} then ${name}::text end`,
        )
        const { rows } = await sql<{ id: string; said: string }>`
          select ${sql.ref(`${alias}.id`)}::text as id, concat_ws(', ', ${sql.join(left)}) as said
          from ${sql.table(table)} ${sql.ref(alias)} where not (${alive}) and concat_ws('', ${sql.join(left)}) <> '' limit 1000`.execute(
          db,
        )
        for (const { id, said } of rows) found(id, said)
      },
    },
  ]
}
