import { sql, type RawBuilder } from 'kysely'
import { and, orderBy, type ListSource, type Order } from './source.ts'
import type { Reading } from '../database/tx.ts'
import type { SearchWord } from './query.ts'

/** Words to find in a folded text column that begins with a blank and has a trigram index. */
export interface Search {
  column: RawBuilder<string>
  words: readonly SearchWord[]
}

/** A page of a search as the listing asks for it: the walk is bounded before the filters, the rest after. */
export interface SearchPage extends IndexPage {
  search: Search
}

export interface IndexPage {
  source: ListSource
  order: Order
  /** Where the page begins and which part of the order it reads. */
  keyset: RawBuilder<unknown>[]
  key: RawBuilder<unknown>
  limit: number
}

/** From this many expected matches on, walking the sort index finds a page sooner than the trigram index does. */
const common = 3000
/**
 * How far such a walk may go. Several words may never meet, so it stops sooner; one or two letters are in so many rows
 * that the trigram index is the dearer way, and are clustered: hardly a name near the A begins with "sc".
 */
function steps(words: readonly SearchWord[]): number {
  if (words.length > 1) return 8_000
  return words.some(({ word }) => isShort(word)) ? 60_000 : 20_000
}

/** Fewer letters than make a trigram. */
const isShort = (word: string): boolean => Array.from(word).length < 3

/** One or two letters are looked for at the start of words: three make a trigram. */
function pattern(word: string): string {
  const escaped = word.replace(/[\\%_]/g, '\\$&')
  return isShort(word) ? `% ${escaped}%` : `%${escaped}%`
}

/** True where the column has every word, or what is as good. */
export function hasWords(search: Search): RawBuilder<unknown> {
  const { column } = search
  return and(
    search.words.map(({ word, others, likes, regexp }) => {
      const ways = [...[word, ...others].map(pattern), ...likes].map((one) => sql`${column} like ${one}`)
      if (regexp !== null) ways.push(sql`${column} ~ ${regexp}`)
      return ways.length === 1 ? ways[0]! : sql`(${sql.join(ways, sql` or `)})`
    }),
  )
}

/**
 * What to expect a search by: the words as they are typed. Their other spellings add little, and the planner weighs each
 * way against all that it knows of the column, which takes longer than a page of the list.
 */
export const mainlyHasWords = (search: Search): RawBuilder<unknown> =>
  hasWords({
    ...search,
    words: search.words.map(({ word, regexp }) => ({ word, others: [], likes: [], regexp })),
  })

/** Rows that PostgreSQL expects under a condition: good enough to choose a way, not to show. */
export async function estimate(tx: Reading, from: RawBuilder<unknown>, where: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ 'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }] }>`
    explain (format json) select 1 from ${from} where ${where}`.execute(tx.db)
  return rows[0]?.['QUERY PLAN'][0].Plan['Plan Rows'] ?? 0
}

/**
 * A page of a search. Neither way is right alone: the walk of the sort index stops at once for common words and never
 * for rare ones; the trigram index is quick for rare words and sorts half the table for common ones.
 */
export async function bySearch<Row>(tx: Reading, page: SearchPage): Promise<Row[]> {
  const words = hasWords(page.search)
  if ((await estimate(tx, page.source.from, mainlyHasWords(page.search))) >= common) {
    const found = await byWalk<Row>(tx, page, words)
    if (found.length >= page.limit) return found
  }
  return byIndex<Row>(tx, page, words)
}

async function byWalk<Row>(tx: Reading, page: SearchPage, words: RawBuilder<unknown>): Promise<Row[]> {
  const { source, order } = page
  const sorted = orderBy(order.column.expr, source.id, order.descending)
  const { rows } = await sql<Row>`
    select ${source.columns}, ${page.key}
    from (select * from ${source.from} where ${and(page.keyset)} order by ${sorted} limit ${steps(page.search.words)}) ${source.alias}
    where ${words} and ${and(source.where)} order by ${sorted} limit ${page.limit}`.execute(tx.db)
  return rows
}

/** A page by finding all rows that fulfil the conditions, however they are found, and sorting them. */
export async function byIndex<Row>(tx: Reading, page: IndexPage, words?: RawBuilder<unknown>): Promise<Row[]> {
  const { source, order } = page
  const { rows } = await sql<Row>`
    with matching as materialized (
      select ${source.id} as id, ${order.column.expr} as value from ${source.from}
      where ${and([...(words ? [words] : []), ...source.where, ...page.keyset])}
    ), top as materialized (
      select id from matching order by ${orderBy(sql`value`, sql`id`, order.descending)} limit ${page.limit}
    )
    select ${source.columns}, ${page.key} from ${source.from}
    where ${source.id} = any(array(select id from top))
    order by ${orderBy(order.column.expr, source.id, order.descending)}`.execute(tx.db)
  return rows
}
