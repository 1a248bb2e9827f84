import type { Order } from './listing.ts'
import { Refusal } from '../refusal.ts'

/** Where a page ended: the sort value (null among the empty ones) and the key of its last row. */
export interface Cursor {
  value: string | null
  id: string
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** The cursor as text for a URL. It names its sort: under another one it would point nowhere. */
export function writeCursor(order: Order, value: string | null, id: string): string {
  return Buffer.from(JSON.stringify([`${order.descending ? '-' : ''}${order.name}`, value, id])).toString('base64url')
}

/** Reads a cursor back; refuses with `bad_cursor` what is not one, or belongs to another sort. */
export function readCursor(text: string, order: Order): Cursor {
  const refused = badCursor()
  let parsed: unknown
  try {
    parsed = JSON.parse(Buffer.from(text, 'base64url').toString())
  } catch {
    throw refused
  }
  if (!Array.isArray(parsed) || parsed.length !== 3) throw refused
  const [sort, value, id] = parsed as unknown[]
  if (sort !== `${order.descending ? '-' : ''}${order.name}` || typeof id !== 'string' || !uuid.test(id)) throw refused
  if (value !== null && typeof value !== 'string') throw refused
  return { value, id }
}

/** The refusal of an `after` or `before` that is no page of this list. */
export function badCursor(): Refusal {
  return new Refusal('bad_cursor', 'This cursor is not from a page of this list and sort. Start again without it.')
}
