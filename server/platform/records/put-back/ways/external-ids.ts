import { idsOf, idsTold, sortedIds, toldIds, withIds } from '../../../../../contract/platform/external-ids.ts'
import type { Change } from '../../../../../contract/platform/journal/kinds.ts'
import type { ExternalId } from '../../../../../contract/platform/kinds/values.ts'
import { isSame } from '../same.ts'
import { set } from './set.ts'
import type { Verdict, Way } from './way.ts'

/** Ids in other systems: a part is the name of the system, whose ids are in any order. */
export const externalIds: Way = {
  verdict(value, part, change) {
    const now = (value ?? []) as ExternalId[]
    if (part) return ofSystem(idsOf(now, part), part, change)
    const [from, to] = change
    if (isSame(now, from)) return { code: 'nothing' }
    return isSame(now, to) ? { now, to: from } : { code: 'changed_since', now }
  },
  before(value, changes) {
    const { '': all, ...parts } = changes
    return Object.entries(parts).reduce(
      (list, [source, [from]]) => withIds(list, source, idsTold(from)),
      (all ? (all[0] ?? []) : (value ?? [])) as ExternalId[],
    )
  },
  plain: (value) => sortedIds((value ?? []) as ExternalId[]),
}

/** What an act put in goes, what it took out returns, and what others did stays. */
function ofSystem(ids: string[], part: string, [from, to]: Change): Verdict {
  const verdict = set.verdict(ids, part, [idsTold(from), idsTold(to)])
  return { ...verdict, now: toldIds(ids), ...('to' in verdict && { to: toldIds(verdict.to as string[]) }) }
}
