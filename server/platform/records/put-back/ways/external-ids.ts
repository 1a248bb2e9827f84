import type { ExternalId } from '../../../../../contract/kinds/values.ts'
import { isSame } from '../same.ts'
import type { Way } from './way.ts'

/** Ids in other systems, one per system: a part is the name of the system. */
export const externalIds: Way = {
  verdict(value, part, [from, to]) {
    const list = (value ?? []) as ExternalId[]
    const now = part ? (list.find((one) => one.source === part)?.external_id ?? null) : list
    if (isSame(now, from)) return { code: 'nothing' }
    return isSame(now, to) ? { now, to: from } : { code: 'changed_since', now }
  },
  before(value, changes) {
    const { '': all, ...parts } = changes
    return Object.entries(parts).reduce(
      (list, [source, [from]]) => withId(list, source, from),
      (all ? (all[0] ?? []) : (value ?? [])) as ExternalId[],
    )
  },
  plain: (value) => ((value ?? []) as ExternalId[]).toSorted((a, b) => (a.source < b.source ? -1 : 1)),
}

function withId(list: readonly ExternalId[], source: string, id: unknown): ExternalId[] {
  const others = list.filter((one) => one.source !== source)
  const place = list.findIndex((one) => one.source === source)
  if (id !== null) others.splice(place === -1 ? others.length : place, 0, { source, external_id: String(id) })
  return others
}
