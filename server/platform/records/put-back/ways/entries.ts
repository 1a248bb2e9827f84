import { isSame } from '../same.ts'
import { entriesBefore, type Entry, type Kept, type ReadKept } from './entry-list.ts'
import type { Verdict, Way } from './way.ts'

/** What is particular of the entries of one kind of list. */
export interface EntriesOf<E extends Entry> {
  read: ReadKept<E>
  /** What the order of a list says of an entry. */
  named(entry: E): { id: string }
  /** The entry as the body of a patch takes it. */
  input(entry: E): unknown
  /** An entry in one line of text, as lines of old kept it. */
  text?(kept: Kept<E>): string
  /** The value that a field holds which is the first of the list, and the list with another one. */
  first?: NonNullable<Way['first']>
}

/** Lists of entries that lines tell of one by one: a part is the id of one, the whole is their order. */
export function entries<E extends Entry>({ read, named, input, text, first }: EntriesOf<E>): Way {
  /** Whether an entry stands as a line left it. */
  const stands = (now: Kept<E> | null, left: unknown): boolean =>
    text && typeof left === 'string' ? now !== null && text(now) === left : isSame(now, left)

  const ofOne = (now: Kept<E> | null, from: unknown, to: unknown): Verdict => {
    if (stands(now, from)) return { code: 'nothing' }
    return stands(now, to) ? { now, to: read(from) } : { code: 'changed_since', now }
  }

  /** The order of those that are still there. */
  const ofOrder = (list: readonly E[], from: unknown, to: unknown): Verdict => {
    const [before, after, now] = [ids(from), ids(to), list.map((one) => one.id)]
    if (before.length === 0) return { code: 'nothing' }
    const [known, there] = [now.filter((id) => after.includes(id)), after.filter((id) => now.includes(id))]
    const shown = list.map(named)
    return isSame(known, there) ? { now: shown, to: from } : { code: 'changed_since', now: shown }
  }

  return {
    verdict(value, part, [from, to]) {
      const list = (value ?? []) as E[]
      return part ? ofOne(keptNow(list, part), from, to) : ofOrder(list, from, to)
    },
    before: (value, changes) => entriesBefore((value ?? []) as E[], changes, read),
    input: (value) => (value as E[]).map(input),
    ...(first && { first }),
  }
}

const ids = (order: unknown): string[] =>
  (Array.isArray(order) ? (order as { id?: string }[]) : []).flatMap(({ id }) => id ?? [])

function keptNow<E extends Entry>(list: readonly E[], id: string): Kept<E> | null {
  const place = list.findIndex((one) => one.id === id)
  if (place === -1) return null
  const { id: _id, ...entry } = list[place]!
  return { ...entry, place }
}
