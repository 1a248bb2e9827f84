import type { Phone } from '../../../../../contract/platform/kinds/values.ts'
import { phoneText, type KeptPhone } from '../../../../../contract/platform/phones/text.ts'
import { isSame } from '../same.ts'
import { phonesBefore, readKeptPhone } from './phone-list.ts'
import type { Verdict, Way } from './way.ts'

/** Phone numbers: a part is the id of one, the whole is their order. */
export const phones: Way = {
  verdict(value, part, [from, to]) {
    const list = (value ?? []) as Phone[]
    return part ? ofOne(keptNow(list, part), from, to) : ofOrder(list, from, to)
  },
  before: (value, changes) => phonesBefore((value ?? []) as Phone[], changes),
  input: (value) => (value as Phone[]).map(({ id, number, label, extension }) => ({ id, number, label, extension })),
}

function keptNow(list: readonly Phone[], id: string): KeptPhone | null {
  const place = list.findIndex((one) => one.id === id)
  if (place === -1) return null
  const { id: _id, ...phone } = list[place]!
  return { ...phone, place }
}

function ofOne(now: KeptPhone | null, from: unknown, to: unknown): Verdict {
  if (isSamePhone(now, from)) return { code: 'nothing' }
  return isSamePhone(now, to) ? { now, to: readKeptPhone(from) } : { code: 'changed_since', now }
}

/** The order of those that are still there. */
function ofOrder(list: readonly Phone[], from: unknown, to: unknown): Verdict {
  const ids = (order: unknown): string[] =>
    (Array.isArray(order) ? (order as { id?: string }[]) : []).flatMap(({ id }) => id ?? [])
  const [before, after, now] = [ids(from), ids(to), list.map((one) => one.id)]
  if (before.length === 0) return { code: 'nothing' }
  const [known, there] = [now.filter((id) => after.includes(id)), after.filter((id) => now.includes(id))]
  const shown = list.map(({ id, number }) => ({ id, number }))
  return isSame(known, there) ? { now: shown, to: from } : { code: 'changed_since', now: shown }
}

/** Whether a phone stands as a line left it; lines of old keep a text. */
const isSamePhone = (now: KeptPhone | null, left: unknown): boolean =>
  typeof left === 'string' ? now !== null && phoneText(now) === left : isSame(now, left)
