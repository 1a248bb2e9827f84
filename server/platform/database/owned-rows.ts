import { sql } from 'kysely'
import type { Reading, Tx } from './tx.ts'

/** Counts the rows of a table that belong to a customer, for `Owned.count`. */
export function countOf(table: string): (reading: Reading, customerId: string) => Promise<number> {
  return async (reading, customerId) => {
    const { rows } = await sql<{
      n: number
    }>`select count(*) as n from ${sql.table(table)} where customer_id = ${customerId}`.execute(reading.db)
    return rows[0]?.n ?? 0
  }
}

/** Deletes the rows of a table that belong to customers, for `Owned.erase`. */
export function deleteFrom(table: string): (tx: Tx, customerIds: readonly string[]) => Promise<void> {
  return async (tx, customerIds) => {
    await sql`delete from ${sql.table(table)} where customer_id = any(${customerIds}::uuid[])`.execute(tx.db)
  }
}
