import { sql, type RawBuilder } from 'kysely'
import { Refusal } from '../refusal.ts'
import type { CursorType } from './cursor-values.ts'
import type { Search } from './search.ts'

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

/** The order of a list: the column, then the key, both the same way, as the index has them. */
export function orderBy(expr: RawBuilder<unknown>, id: RawBuilder<unknown>, descending: boolean): RawBuilder<unknown> {
  const way = descending ? sql`desc` : sql`asc`
  return sql`${expr} ${way}, ${id} ${way}`
}

/** All of the conditions, or true where there are none. */
export function and(conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `)
}
