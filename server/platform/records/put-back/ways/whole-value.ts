import { isSame } from '../same.ts'
import type { Way } from './way.ts'

/** A value that is one thing. `empty` is what it is when there is nothing. */
export const wholeValue = (empty: unknown): Way => ({
  verdict(value, _part, [from, to]) {
    const now = value ?? null
    if (isSame(now, from)) return { code: 'nothing' }
    return isSame(now, to) ? { now, to: from ?? empty } : { code: 'changed_since', now }
  },
  before(value, changes) {
    const change = changes['']
    return change ? (change[0] ?? empty) : value
  },
})
