import { sql } from 'kysely'
import { trailingCounter } from '../../../contract/platform/record-number.ts'
import type { Tx } from '../../platform/database/tx.ts'

/** The next number that nobody has: prefix and counter. The counter does not wait for other creates, so gaps are normal. */
export async function nextNumber(tx: Tx, prefix: string): Promise<string> {
  const { rows } = await sql<{ n: number }>`select nextval('customer_numbers') as n`.execute(tx.db)
  return `${prefix}${rows[0]!.n}`
}

/** The next numbers at once. */
export async function nextNumbers(tx: Tx, prefix: string, count: number): Promise<string[]> {
  if (count === 0) return []
  const { rows } = await sql<{
    n: number
  }>`select nextval('customer_numbers') as n from generate_series(1, ${count}::int)`.execute(tx.db)
  return rows.map(({ n }) => `${prefix}${n}`)
}

/** Lifts the counter above a number that was given, so that it is not generated later. Never lowers it. */
export async function raiseCounter(tx: Tx, number: string, prefix: string): Promise<void> {
  const given = trailingCounter(number, prefix)
  if (given === null || !Number.isSafeInteger(given)) return
  await sql`
    select setval('customer_numbers', ${given}) from customer_numbers where last_value < ${given}`.execute(tx.db)
}
