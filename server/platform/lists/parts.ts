import { sql, type RawBuilder } from 'kysely'
import { belongsTo, readCursor, writeCursor, type CursorShape } from './cursor.ts'
import type { ListSource, Order, SortColumn } from './source.ts'

/** Where a page ended: the sort value (null among the empty ones) and the key of its last row; `first`: among those rows. */
interface Place {
  value: string | null
  id: string
  first: boolean
}

/** Where a page lies: `backwards` it is the one that ends before the cursor, or at the end of the list without one. */
export interface Way {
  cursor: Place | null
  backwards: boolean
}

/** A stretch of a list that is one walk of an index. */
export interface Part {
  /** As it is walked: backwards the other way round. */
  order: Order
  where: RawBuilder<unknown>[]
  /** The rows that stand before all others, which no search narrows. */
  first: boolean
}

type Listed = Pick<ListSource, 'id' | 'first'>

/** The parts of a list from a place on, in the order in which they are walked. */
export function partsOf(source: Listed, order: Order, { cursor, backwards }: Way): Part[] {
  const walked = { ...order, descending: order.descending !== backwards }
  const first = cursor && !cursor.first && !backwards ? [] : firstOf(source, { cursor, backwards })
  if (cursor?.first && backwards) return first
  const rest = restOf(source, walked, { cursor: cursor?.first ? null : cursor, backwards })
  return backwards ? [...rest, ...first] : [...first, ...rest]
}

function firstOf({ id, first }: Listed, { cursor, backwards }: Way): Part[] {
  if (!first || first.ids.length === 0) return []
  const order = { ...orderOfFirst(first.by), descending: backwards }
  const where = [sql`${id} = any(${first.ids}::uuid[])`, ...(cursor?.first ? [beyond(order, id, cursor)] : [])]
  return [{ order, where, first: true }]
}

/**
 * A nullable column is read in two parts: first the values, then the empty ones; backwards the other way round. A cursor
 * lies in one of the two, and the part that was walked before it is left out.
 */
function restOf(source: Listed, order: Order, { cursor, backwards }: Way): Part[] {
  const { id } = source
  const { expr, nullable } = order.column
  const inEmpties = cursor?.value === null
  const part = (...where: RawBuilder<unknown>[]): Part => ({
    order,
    where: [...besideFirst(source), ...where],
    first: false,
  })
  const values = part(
    ...(nullable ? [sql`${expr} is not null`] : []),
    ...(cursor && !inEmpties ? [beyond(order, id, cursor)] : []),
  )
  if (!nullable) return [values]
  const empties = part(sql`${expr} is null`, ...(cursor && inEmpties ? [beyond(order, id, cursor)] : []))
  if (backwards) return cursor && !inEmpties ? [values] : [empties, values]
  return inEmpties ? [empties] : [values, empties]
}

/** What all rows have in common that do not stand first. */
export const besideFirst = ({ id, first }: Listed): RawBuilder<unknown>[] =>
  first && first.ids.length > 0 ? [sql`${id} <> all(${first.ids}::uuid[])`] : []

function beyond({ column, descending }: Order, id: RawBuilder<string>, place: Place): RawBuilder<unknown> {
  const way = descending ? sql`<` : sql`>`
  return place.value === null
    ? sql`${id} ${way} ${place.id}::uuid`
    : sql`(${column.expr}, ${id}) ${way} (${place.value}::${sql.raw(column.type)}, ${place.id}::uuid)`
}

const orderOfFirst = (by: SortColumn): Order => ({ name: 'first', column: by, descending: false })

const nameOf = ({ name, descending }: Order): string => `${descending ? '-' : ''}${name}`

const shapeOf = (order: Order, list = nameOf(order)) =>
  ({
    list,
    parts: [{ type: order.column.type, nullable: order.column.nullable }, { type: 'uuid' }],
  }) as const satisfies CursorShape

/** A cursor among the rows that stand first names the order of the others as well: they go on with it. */
const shapeOfFirst = (by: SortColumn, order: Order) => shapeOf(orderOfFirst(by), `first ${nameOf(order)}`)

/** The place that a cursor means; refuses with `bad_cursor` one of another list or order. */
export function placeIn({ first }: Listed, order: Order, cursor: string): Place {
  const shape = first && shapeOfFirst(first.by, order)
  const isFirst = shape !== undefined && belongsTo(cursor, shape)
  const [value, id] = readCursor(cursor, isFirst ? shape : shapeOf(order))
  return { value, id, first: isFirst }
}

/** The cursor of a row. */
export function cursorOf({ first }: Listed, order: Order, row: { id: string; sort_key: string | null }): string {
  const shape = first?.ids.includes(row.id) ? shapeOfFirst(first.by, order) : shapeOf(order)
  return writeCursor(shape, [row.sort_key, row.id])
}
