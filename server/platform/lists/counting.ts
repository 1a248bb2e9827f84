import { sql, type RawBuilder } from 'kysely'
import { and, type ListSource } from './source.ts'
import { besideFirst } from './parts.ts'
import { estimate, hasWords, mainlyHasWords } from './search.ts'
import type { Reading } from '../database/tx.ts'

/** How many rows a list has: exact up to ten thousand, then an estimate that says so. */
export interface Total {
  value: number
  exact: boolean
}

const exactly = 10_000

/** Counts a list. The estimate is the planner's, rounded to what it can know. */
export async function totalOf(tx: Reading, source: ListSource): Promise<Total> {
  const first = source.first?.ids.length ?? 0
  const rest = await countRest(tx, source)
  return { ...rest, value: first + rest.value }
}

async function countRest(tx: Reading, source: ListSource): Promise<Total> {
  const { search } = source
  const others = [...source.where, ...besideFirst(source)]
  const where = and([...others, ...(search ? [hasWords(search)] : [])])
  const expected = await estimate(tx, source.from, and([...others, ...(search ? [mainlyHasWords(search)] : [])]))
  if (expected >= exactly * 10) return { value: rounded(expected), exact: false }
  const n = await countUpTo(tx, source, where)
  if (n === null) return { value: rounded(expected), exact: false }
  if (n <= exactly) return { value: n, exact: true }
  return { value: Math.max(rounded(expected), exactly), exact: false }
}

/** Null where it takes longer than a read may: the rows of the list need not fail for it. */
async function countUpTo(tx: Reading, source: ListSource, where: RawBuilder<unknown>): Promise<number | null> {
  try {
    const { rows } = await sql<{ n: number }>`
      select count(*) as n from (select 1 from ${source.from} where ${where} limit ${exactly + 1}) x`.execute(tx.db)
    return rows[0]?.n ?? 0
  } catch (error) {
    if ((error as { code?: string }).code === '57014') return null
    throw error
  }
}

/** Two digits that count: more would promise what an estimate does not have. */
function rounded(value: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, value))) - 1)
  return Math.round(value / step) * step
}
