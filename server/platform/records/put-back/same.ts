import { isDeepStrictEqual } from 'node:util'

/** Whether a value stands as a line of the journal left it. Nothing and an empty list are the same. */
export function isSame(one: unknown, other: unknown): boolean {
  return isDeepStrictEqual(plain(one), plain(other))
}

/** As JSON has it; the place of a phone in its list says nothing of the phone. */
function plain(value: unknown): unknown {
  if (value === undefined || value === null || (Array.isArray(value) && value.length === 0)) return null
  if (typeof value !== 'object') return value
  const copy = JSON.parse(JSON.stringify(value)) as Record<string, unknown>
  if (!Array.isArray(copy) && 'number' in copy) delete copy['place']
  return copy
}
