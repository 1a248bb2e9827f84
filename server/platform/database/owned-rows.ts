import { sql } from 'kysely'
import type { Reading, Tx } from './tx.ts'

/** Counts the rows of a table that belong to an owner. */
export async function countOwned({ db }: Reading, table: string, column: string, ownerId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from ${sql.table(table)} where ${sql.ref(column)} = ${ownerId}`.execute(db)
  return rows[0]?.n ?? 0
}

/** Deletes the rows of a table that belong to owners. */
export async function deleteOwned(
  { db }: Tx,
  table: string,
  column: string,
  ownerIds: readonly string[],
): Promise<void> {
  await sql`delete from ${sql.table(table)} where ${sql.ref(column)} = any(${ownerIds}::uuid[])`.execute(db)
}
