import { sql } from 'kysely'
import { ownedTables } from '../composition.ts'
import { countOwned, deleteOwned } from '../database/owned-rows.ts'
import type { Reading, Tx } from '../database/tx.ts'
import type { Fragment } from '../lists/filter-sql-scope.ts'
import { childrenOf } from './children.ts'
import type { AnyRecord } from './record.ts'

/** The columns of a record that an erase wipes: those of personal and identifying fields, and what follows from them. */
export const wipedColumns = ({ fields, wiped }: AnyRecord): string[] => [
  ...fields.filter((field) => field.personal || field.identifying).map(({ name }) => name),
  ...wiped,
]

/** What stands after SET in the statement that wipes rows of a record: each of those columns as it is by default. */
export const wiping = (record: AnyRecord): Fragment =>
  sql.join(wipedColumns(record).map((name) => sql`${sql.ref(name)} = default`))

/** Deletes or wipes all rows that belong to erased ones, lowest slice first: tables of slices, then records. */
export async function eraseOwned(tx: Tx, record: AnyRecord, ids: readonly string[]): Promise<void> {
  for (const { table, column = 'customer_id', erase } of ownedTables()) {
    if (erase === 'delete') await deleteOwned(tx, table, column, ids)
    else if (erase !== 'keep') await erase(tx, ids)
  }
  for (const { record: child, owner } of childrenOf(record)) {
    if (owner.gone === 'with') await deleteOwned(tx, child.table, owner.column, ids)
    else
      await sql`
        update ${sql.table(child.table)} set ${wiping(child)}
        where ${sql.ref(owner.column)} = any(${ids}::uuid[])`.execute(tx.db)
  }
}

/** How many rows of each kind an erase would touch, by the name of their table. */
export async function countOwnedBy(
  reading: Reading,
  record: AnyRecord,
  id: string,
): Promise<{ what: string; count: number }[]> {
  const tables = ownedTables().filter(({ counted }) => counted)
  const counted = [
    ...tables.map(({ table, column = 'customer_id' }) => ({ table, column })),
    ...childrenOf(record).map(({ record: child, owner }) => ({ table: child.table, column: owner.column })),
  ]
  const found: { what: string; count: number }[] = []
  for (const { table, column } of counted)
    found.push({ what: table, count: await countOwned(reading, table, column, id) })
  return found
}
