import type { Change } from '../../../../../contract/platform/journal/kinds.ts'
import { isSame } from '../same.ts'
import type { Way } from './way.ts'

/** Words or ids in any order: what an act put in goes, what it took out returns, and what others did stays. */
export const set: Way = {
  verdict(value, _part, change) {
    const now = (value ?? []) as string[]
    const to = setBefore(now, change)
    if (to === null) return { code: 'changed_since', now }
    return isSame(sorted(now), sorted(to)) ? { code: 'nothing' } : { now, to }
  },
  before(value, changes) {
    const change = changes['']
    return change ? (change[0] ?? []) : value
  },
  plain: (value) => sorted((value ?? []) as string[]),
}

const sorted = (list: readonly string[]): string[] => list.toSorted()

/** Null where somebody has touched just those entries since. */
function setBefore(now: readonly string[], [from, to]: Change): string[] | null {
  const [before, after] = [(from ?? []) as string[], (to ?? []) as string[]]
  if (isSame(sorted(now), sorted(after))) return before
  const added = after.filter((one) => !before.includes(one))
  const removed = before.filter((one) => !after.includes(one))
  if (added.some((one) => !now.includes(one)) || removed.some((one) => now.includes(one))) return null
  return [...now.filter((one) => !added.includes(one)), ...removed]
}
