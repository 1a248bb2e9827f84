import { sql } from 'kysely'
import type { Tx } from '../../database/tx.ts'
import type { ExternalId } from '../../../../contract/platform/kinds/values.ts'
import type { AnyRecord } from '../record.ts'
import type { Values } from './settle.ts'

/** A change of the columns of a row. */
export interface RowChange {
  id: string
  columns: Values
}

/** Inserts rows with one statement. Values are as JSON has them; what no row gives has the default of the database. */
export async function insertRows(
  { db }: Tx,
  { table, externalIds }: AnyRecord,
  rows: readonly Values[],
): Promise<void> {
  if (rows.length === 0) return
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const columns = sql.join(names.map((name) => sql.ref(name)))
  await sql`
    insert into ${sql.table(table)} (${columns})
    select ${columns} from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::json)`.execute(
    db,
  )
  if (externalIds) await writeExternalIds({ db }, externalIds, rows as (Values & { id: string })[])
}

/** Changes rows, with one statement for all that change the same columns; their version goes up by one. */
export async function updateRows(tx: Tx, record: AnyRecord, list: readonly RowChange[]): Promise<void> {
  const groups = Map.groupBy(list, ({ columns }) => Object.keys(columns).toSorted().join())
  for (const group of groups.values()) await updateAlike(tx, record, group)
}

async function updateAlike(
  { db, at }: Tx,
  { table, externalIds }: AnyRecord,
  list: readonly RowChange[],
): Promise<void> {
  const rows = list.map(({ id, columns }): Values & { id: string } => ({ ...columns, id }))
  const set = Object.keys(list[0]!.columns).map((name) => sql`, ${sql.ref(name)} = n.${sql.ref(name)}`)
  await sql`
    update ${sql.table(table)} r set version = r.version + 1, updated_at = ${at} ${sql.join(set, sql``)}
    from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::json) n where r.id = n.id`.execute(
    db,
  )
  if (externalIds && 'external_ids' in list[0]!.columns) await writeExternalIds({ db }, externalIds, rows)
}

/** The table that holds the keys of external ids follows the lists in the rows. What goes goes before what comes. */
async function writeExternalIds(
  { db }: Pick<Tx, 'db'>,
  { table, column }: NonNullable<AnyRecord['externalIds']>,
  rows: readonly (Values & { id: string })[],
): Promise<void> {
  const ids = rows.flatMap(({ id, external_ids }) =>
    ((external_ids ?? []) as ExternalId[]).map((one) => ({ ...one, id })),
  )
  await sql`
    delete from ${sql.table(table)} where ${sql.ref(column)} = any(${rows.map(({ id }) => id)}::uuid[])`.execute(db)
  if (ids.length === 0) return
  await sql`
    insert into ${sql.table(table)} (${sql.ref(column)}, source, external_id)
    select id, source, external_id
    from json_to_recordset(${JSON.stringify(ids)}::json) as n(id uuid, source text, external_id text)`.execute(db)
}
