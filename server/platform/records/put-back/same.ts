import { isDeepStrictEqual } from 'node:util'

/** Whether a value stands as a line of the journal left it. Nothing and an empty list are the same. */
export function isSame(one: unknown, other: unknown): boolean {
  return isDeepStrictEqual(plain(one), plain(other))
}

/** As JSON has it; the place of an entry in its list, such as a phone, says nothing of it. */
function plain(value: unknown): unknown {
  if (value === undefined || value === null || (Array.isArray(value) && value.length === 0)) return null
  if (typeof value !== 'object') return value
  const copy = JSON.parse(JSON.stringify(value)) as Record<string, unknown>
  if (!Array.isArray(copy) && ('number' in copy || 'address' in copy)) delete copy['place']
  return copy
}
