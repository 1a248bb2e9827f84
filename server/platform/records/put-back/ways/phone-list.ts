import type { Change } from '../../../../../contract/platform/journal/kinds.ts'
import type { Phone } from '../../../../../contract/platform/kinds/values.ts'
import type { KeptPhone } from '../../../../../contract/platform/phones/text.ts'

/**
 * The list of phones before changes (by id, '' for the order), from the list as it is after them: those that came go,
 * those that went return to their places, the others say what they said.
 */
export function phonesBefore(list: readonly Phone[], changes: Readonly<Record<string, Change>>): Phone[] {
  const { '': whole, ...parts } = changes
  const own = Object.entries(parts).map(([id, [from, to]]) => ({ id, from: readKeptPhone(from), to }))
  const came = new Set(own.filter((one) => one.from === null).map((one) => one.id))
  const stayed = list
    .filter((one) => !came.has(one.id))
    .map((one): Phone => {
      const from = own.find(({ id }) => id === one.id)?.from
      return from ? phoneOf(one.id, from) : one
    })
  const order = (whole?.[0] ?? null) as { id: string }[] | null
  const before = order && Array.isArray(order) ? inOrder(stayed, order) : stayed
  const returning = own
    .flatMap(({ id, from }) => (from && !list.some((one) => one.id === id) ? [{ id, from }] : []))
    .toSorted((a, b) => a.from.place - b.from.place)
  for (const { id, from } of returning) before.splice(Math.min(from.place, before.length), 0, phoneOf(id, from))
  return before
}

const phoneOf = (id: string, { place: _place, ...phone }: { place: number } & Omit<Phone, 'id'>): Phone => ({
  id,
  ...phone,
})

/** Those that the order does not know stay behind the others. */
function inOrder(list: readonly Phone[], order: readonly { id: string }[]): Phone[] {
  const place = (id: string): number => {
    const at = order.findIndex((one) => one.id === id)
    return at === -1 ? order.length : at
  }
  return list.toSorted((a, b) => place(a.id) - place(b.id))
}

/** A phone as a line kept it, also one that kept a text: `030 1234 ext. 12 (Office)`. */
export function readKeptPhone(value: unknown): KeptPhone | null {
  if (value === null || value === undefined) return null
  if (typeof value === 'object') return value as KeptPhone
  const [, number = '', extension = null, label = null] =
    /^(.*?)(?: ext\. (\S+))?(?: \((.*)\))?$/s.exec(String(value)) ?? []
  return { number, extension, label, e164: null, country: null, valid: false, place: 1_000 }
}
