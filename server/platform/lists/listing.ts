import { sql, type RawBuilder } from 'kysely'
import { listEnd, type ListQuery } from '../../../contract/platform/schemas.ts'
import type { CursorType } from './cursor-values.ts'
import { cursorOf, partsOf, placeIn, type Part, type Way } from './parts.ts'
import { Refusal, refuseField } from '../refusal.ts'
import { byIndex, bySearch, estimate, type Search } from './search.ts'
import type { Reading } from '../database/tx.ts'

/** A column that a list may be sorted by, followed by the key; the database has the index (expr, id). */
export interface SortColumn {
  expr: RawBuilder<unknown>
  /** Type that a cursor's text is cast back to. */
  type: CursorType
  /** May be empty: empty ones come last in both directions. */
  nullable: boolean
}

/** What a list is made of. `from` names the table with the alias that all expressions use, and has a key `id`. */
export interface ListSource {
  from: RawBuilder<unknown>
  alias: RawBuilder<unknown>
  id: RawBuilder<string>
  /** What a row has besides its sort key; `id` is among it. */
  columns: RawBuilder<unknown>
  /** Always true of the rows: what this person may see, and the filter. */
  where: RawBuilder<unknown>[]
  sorts: Record<string, SortColumn>
  defaultSort: string
  /** Rows that stand before all others, whatever the order: the search does not narrow them. They fulfil `where`. */
  first?: { ids: readonly string[]; by: SortColumn }
  /** Whether `where` may leave so few rows that it is sooner to find them than to walk along the order. */
  narrow?: boolean
  /** Words searched for, already folded; absent without a search. */
  search?: Search
}

export interface Order {
  name: string
  column: SortColumn
  descending: boolean
}

export interface Page<Row> {
  rows: Row[]
  next: string | null
  /** Null on the first page. */
  previous: string | null
}

/** The order a query asks for: `field`, `-field`, or the list's own. Refuses what cannot be sorted. */
export function orderOf(source: Pick<ListSource, 'sorts' | 'defaultSort'>, sort: string | undefined): Order {
  const wanted = sort || source.defaultSort
  const name = wanted.replace(/^-/, '')
  const column = Object.hasOwn(source.sorts, name) ? source.sorts[name] : undefined
  if (!column) {
    throw new Refusal('invalid', `This list cannot be sorted by "${name}".`, {
      fields: {
        sort: {
          code: 'choice',
          message: `Sort by one of: ${Object.keys(source.sorts).join(', ')}; with "-" in front for descending.`,
        },
      },
    })
  }
  return { name, column, descending: wanted.startsWith('-') }
}

/**
 * One page by keyset, never by offset: rows after the cursor in the order of the index, empty values last; or those
 * before it, by walking the index the other way. Every row carries `sort_key` and `id`, which make the cursors. A search
 * chooses its own way through the index. Refuses with `bad_cursor` what is no cursor of this list and sort.
 */
export async function pageOf<Row extends { id: string }>(
  tx: Reading,
  source: ListSource,
  query: Pick<ListQuery, 'sort' | 'limit' | 'after' | 'before'>,
): Promise<Page<Row>> {
  if (query.limit === 0) return { rows: [], next: null, previous: null }
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

/** The order of a list: the column, then the key, both the same way, as the index has them. */
export function orderBy(expr: RawBuilder<unknown>, id: RawBuilder<unknown>, descending: boolean): RawBuilder<unknown> {
  const way = descending ? sql`desc` : sql`asc`
  return sql`${expr} ${way}, ${id} ${way}`
}

/** All of the conditions, or true where there are none. */
export function and(conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `)
}
