import type { Change } from '../../../../../contract/platform/journal/kinds.ts'

/** An entry of a list that lines of the journal tell of one by one: a phone, an e-mail. */
export interface Entry {
  id: string
}

/** An entry as a line keeps it: all that is stored of it, and its place in the list, from 0. */
export type Kept<E extends Entry> = Omit<E, 'id'> & { place: number }

/** Reads an entry as a line kept it; null where there was none. */
export type ReadKept<E extends Entry> = (value: unknown) => Kept<E> | null

/**
 * A list of entries before changes (by id, '' for the order), from the list as it is after them: those that came go,
 * those that went return to their places, the others say what they said.
 */
export function entriesBefore<E extends Entry>(
  list: readonly E[],
  changes: Readonly<Record<string, Change>>,
  read: ReadKept<E>,
): E[] {
  const { '': whole, ...parts } = changes
  const own = Object.entries(parts).map(([id, [from, to]]) => ({ id, from: read(from), to }))
  const came = new Set(own.filter((one) => one.from === null).map((one) => one.id))
  const stayed = list
    .filter((one) => !came.has(one.id))
    .map((one): E => {
      const from = own.find(({ id }) => id === one.id)?.from
      return from ? entryOf(one.id, from) : one
    })
  const order = (whole?.[0] ?? null) as { id: string }[] | null
  const before = order && Array.isArray(order) ? inOrder(stayed, order) : stayed
  const returning = own
    .flatMap(({ id, from }) => (from && !list.some((one) => one.id === id) ? [{ id, from }] : []))
    .toSorted((a, b) => a.from.place - b.from.place)
  for (const { id, from } of returning) before.splice(Math.min(from.place, before.length), 0, entryOf(id, from))
  return before
}

// All but id and place is what an entry is beside them.
const entryOf = <E extends Entry>(id: string, { place: _place, ...entry }: Kept<E>): E =>
  ({ id, ...entry }) as object as E

/** Those that the order does not know stay behind the others. */
function inOrder<E extends Entry>(list: readonly E[], order: readonly { id: string }[]): E[] {
  const place = (id: string): number => {
    const at = order.findIndex((one) => one.id === id)
    return at === -1 ? order.length : at
  }
  return list.toSorted((a, b) => place(a.id) - place(b.id))
}
