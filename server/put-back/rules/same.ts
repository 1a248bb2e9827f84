import { isDeepStrictEqual } from 'node:util'
import { phoneText, type KeptPhone } from '../../../contract/phone-text.ts'

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

/** Whether a phone stands as a line left it; lines of old keep a text. */
export const isSamePhone = (now: KeptPhone | null, left: unknown): boolean =>
  typeof left === 'string' ? now !== null && phoneText(now) === left : isSame(now, left)

/** A phone as a line kept it, also one that kept a text: `030 1234 ext. 12 (Office)`. */
export function readKeptPhone(value: unknown): KeptPhone | null {
  if (value === null || value === undefined) return null
  if (typeof value === 'object') return value as KeptPhone
  const [, number = '', extension = null, label = null] =
    /^(.*?)(?: ext\. (\S+))?(?: \((.*)\))?$/s.exec(String(value)) ?? []
  return { number, extension, label, e164: null, country: null, valid: false, place: 1_000 }
}

/**
 * Takes a change of a set back out of the set as it is now: what it put in goes, what it took out returns, all else
 * stays. Null where somebody has touched just those entries since.
 */
export function setBefore(now: readonly string[], [from, to]: readonly [unknown, unknown]): string[] | null {
  const [before, after] = [(from ?? []) as string[], (to ?? []) as string[]]
  if (isSame(now.toSorted(), after.toSorted())) return before
  const added = after.filter((one) => !before.includes(one))
  const removed = before.filter((one) => !after.includes(one))
  if (added.some((one) => !now.includes(one)) || removed.some((one) => now.includes(one))) return null
  return [...now.filter((one) => !added.includes(one)), ...removed]
}
