import type { Change } from '../../../contract/platform/journal/kinds.ts'
import type { erasedValue, JournalLine, maskedValue } from '../../../contract/platform/journal/journal.ts'

type Marker = typeof erasedValue | typeof maskedValue

interface Contents {
  changes?: Record<string, Change>
  data?: Record<string, unknown>
}

/**
 * What is left of a line when the marker takes the place of personal values: names of fields stay, and values of those in
 * `kept`. Of `data` also flags, numbers and ids stay, as they tell nothing of a person.
 */
export function withoutPersonal(
  line: Contents,
  kept: ReadonlySet<string>,
  marker: Marker,
): Pick<JournalLine, 'changes' | 'data'> {
  const changes = Object.entries(line.changes ?? {}).map(([name, [from, to]]): [string, [unknown, unknown]] => [
    name,
    kept.has(baseOf(name)) ? [from, to] : [hidden(from, marker), hidden(to, marker)],
  ])
  const data = Object.entries(line.data ?? {}).map(([name, value]) => [
    name,
    kept.has(name) ? value : harmless(value, marker),
  ])
  return { changes: Object.fromEntries(changes), data: Object.fromEntries(data) }
}

/** A change inside a list or group names its part after a dot: `phones.019a…`. */
const baseOf = (name: string): string => name.split('.')[0] ?? name

/** That a field was empty is no secret; what was wiped before stays wiped. */
const hidden = (value: unknown, marker: Marker): unknown => (value === null || isErased(value) ? value : marker)

const isErased = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  'erased' in value &&
  value.erased === true &&
  Object.keys(value).length === 1

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

function harmless(value: unknown, marker: Marker): unknown {
  if (value === null || typeof value === 'boolean' || typeof value === 'number' || isErased(value)) return value
  if (typeof value === 'string') return uuid.test(value) ? value : marker
  if (Array.isArray(value)) return value.map((one) => harmless(one, marker))
  return Object.fromEntries(Object.entries(value as object).map(([name, inner]) => [name, harmless(inner, marker)]))
}
