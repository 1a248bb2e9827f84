import { Refusal } from '../refusal.ts'
import { isValueOf, type CursorType } from './cursor-values.ts'

/** One value of a cursor: the type of the column that it is compared with, and whether that may be empty. */
export interface CursorPart {
  type: CursorType
  nullable?: boolean
}

/** What the cursors of a list hold. `list` names list and order: under another one a cursor would point nowhere. */
export interface CursorShape<Parts extends readonly CursorPart[] = readonly CursorPart[]> {
  list: string
  parts: Parts
}

/** The values of a cursor as PostgreSQL writes them, in the order of its parts. */
export type CursorValues<Parts extends readonly CursorPart[]> = {
  [At in keyof Parts]: Parts[At] extends { nullable: boolean } ? string | null : string
}

/** The place in a list where a page ended, as text for a URL. */
export function writeCursor<const Parts extends readonly CursorPart[]>(
  { list }: CursorShape<Parts>,
  values: CursorValues<Parts>,
): string {
  return Buffer.from(JSON.stringify([list, ...values])).toString('base64url')
}

/**
 * Reads a cursor back. Refuses with `bad_cursor` what is none, belongs to another list or order, or holds a value that
 * PostgreSQL could not read as the type of its part.
 */
export function readCursor<const Parts extends readonly CursorPart[]>(
  text: string,
  { list, parts }: CursorShape<Parts>,
): CursorValues<Parts> {
  const [name, ...values] = itemsOf(text)
  const fits = ({ type, nullable }: CursorPart, value: unknown): boolean =>
    value === null ? nullable === true : typeof value === 'string' && isValueOf(type, value)
  if (name !== list || values.length !== parts.length || !parts.every((part, at) => fits(part, values[at])))
    throw new Refusal('bad_cursor', 'This cursor is not from a page of this list and sort. Start again without it.')
  return values as CursorValues<Parts>
}

/** Whether a cursor names this list and order, whatever else is in it. */
export const belongsTo = (text: string, { list }: CursorShape): boolean => itemsOf(text)[0] === list

/** Nothing where the text is no list. */
function itemsOf(text: string): unknown[] {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(text, 'base64url').toString())
    return Array.isArray(parsed) ? parsed : []
  } catch {
    return []
  }
}
