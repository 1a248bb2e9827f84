import { sql } from 'kysely'
import { listEnd, type ListQuery } from '../../../contract/platform/schemas.ts'
import { totalOf, type Total } from './counting.ts'
import { cursorOf, partsOf, placeIn, type Part, type Way } from './parts.ts'
import { refuseField } from '../refusal.ts'
import { byIndex, bySearch, estimate } from './search.ts'
import { and, orderBy, orderOf, type ListSource, type Order } from './source.ts'
import type { Reading } from '../database/tx.ts'

export interface Page<Row> {
  rows: Row[]
  next: string | null
  /** Null on the first page. */
  previous: string | null
  /** Of the whole list, where it is asked for. */
  total: Total | null
}

/**
 * One page by keyset, never by offset: rows after the cursor in the order of the index, empty values last; or those
 * before it, by walking the index the other way. Every row carries `sort_key` and `id`, which make the cursors. A search
 * chooses its own way through the index. Refuses with `bad_cursor` what is no cursor of this list and sort. The total is
 * counted where it is asked for, and where it is not seen from the page itself.
 */
export async function pageOf<Row extends { id: string }>(
  tx: Reading,
  source: ListSource,
  query: Pick<ListQuery, 'sort' | 'limit' | 'after' | 'before'> & Partial<Pick<ListQuery, 'total'>>,
): Promise<Page<Row>> {
  const page = query.limit === 0 ? empty : await rowsAndPlaces<Row>(tx, source, query)
  if (query.total !== 'true') return { ...page, total: null }
  const isWhole = query.limit > 0 && page.next === null && page.previous === null
  return { ...page, total: isWhole ? { value: page.rows.length, exact: true } : await totalOf(tx, source) }
}

const empty = { rows: [], next: null, previous: null }

async function rowsAndPlaces<Row extends { id: string }>(
  tx: Reading,
  source: ListSource,
  query: Pick<ListQuery, 'sort' | 'limit' | 'after' | 'before'>,
): Promise<Omit<Page<Row>, 'total'>> {
  const order = orderOf(source, query.sort)
  const way = wayOf(source, query, order)
  const found = await rowsAlong<Row>(tx, source, partsOf(source, order, way), query.limit + 1)
  const rows = found.slice(0, query.limit)
  const more = found.length > query.limit
  if (way.backwards) rows.reverse()
  const at = (row: Keyed<Row> | undefined): string | null => (row ? cursorOf(source, order, row) : null)
  return {
    rows,
    next: (way.backwards ? way.cursor !== null : more) ? at(rows.at(-1)) : null,
    previous: (way.backwards ? more : way.cursor !== null) ? at(rows[0]) : null,
  }
}

function wayOf(source: ListSource, { after, before }: Pick<ListQuery, 'after' | 'before'>, order: Order): Way {
  if (after && before) throw refuseField('invalid', 'before', 'Give either "after" or "before".')
  if (!before) return { cursor: after ? placeIn(source, order, after) : null, backwards: false }
  return { cursor: before === listEnd ? null : placeIn(source, order, before), backwards: true }
}

type Keyed<Row> = Row & { sort_key: string | null }

/** Rows in the order in which they are walked: backwards the last one comes first. */
async function rowsAlong<Row>(
  tx: Reading,
  source: ListSource,
  parts: readonly Part[],
  wanted: number,
): Promise<Keyed<Row>[]> {
  const rows: Keyed<Row>[] = []
  const find = source.narrow === true && !source.search && (await estimate(tx, source.from, and(source.where))) < few
  for (const part of parts) {
    if (rows.length >= wanted) break
    rows.push(...(await rowsOf<Row>(tx, source, part, { limit: wanted - rows.length, find })))
  }
  return rows
}

/** Fewer rows than these are found and sorted sooner than a walk along the order meets fifty of them. */
const few = 10_000

async function rowsOf<Row>(
  tx: Reading,
  source: ListSource,
  { order, where: keyset, first }: Part,
  { limit, find }: { limit: number; find: boolean },
): Promise<Keyed<Row>[]> {
  const key = sql`${order.column.expr}::text as sort_key`
  const { search } = source
  const page = { source, order, keyset, key, limit }
  if (search && !first) return bySearch<Keyed<Row>>(tx, { ...page, search })
  if (find) return byIndex<Keyed<Row>>(tx, page)
  const { rows } = await sql<Keyed<Row>>`
    select ${source.columns}, ${key} from ${source.from}
    where ${and([...source.where, ...keyset])}
    order by ${orderBy(order.column.expr, source.id, order.descending)} limit ${limit}`.execute(tx.db)
  return rows
}
