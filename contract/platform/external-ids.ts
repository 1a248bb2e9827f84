import type { Change } from './journal/kinds.ts'
import type { ExternalId } from './kinds/values.ts'

/**
 * What differs between two lists of ids, by `external_ids.SOURCE`, as lines of the journal tell of it: a text where a
 * system has one id at most, before and after, else lists. The order says nothing.
 */
export function externalIdChanges(from: readonly ExternalId[], to: readonly ExternalId[]): Record<string, Change> {
  const [before, after] = [bySource(from), bySource(to)]
  const changed = [...new Set([...before.keys(), ...after.keys()])].flatMap((source) => {
    const sides = [before.get(source) ?? [], after.get(source) ?? []] as const
    if (JSON.stringify(sides[0]) === JSON.stringify(sides[1])) return []
    const several = sides.some((ids) => ids.length > 1)
    return [[`external_ids.${source}`, [toldIds(sides[0], several), toldIds(sides[1], several)] as const] as const]
  })
  return Object.fromEntries(changed)
}

/** Ids of one system as a line tells of them: null, a text, or a list, where there are several. */
export const toldIds = (
  ids: readonly string[],
  several: boolean = ids.length > 1,
): string | readonly string[] | null => (several && ids.length > 0 ? ids : (ids[0] ?? null))

/** The ids that one side of such a change tells of. */
export const idsTold = (side: unknown): string[] =>
  Array.isArray(side) ? side.map(String) : side === null || side === undefined ? [] : [String(side)]

/** The ids of one system, in their order. */
export const idsOf = (list: readonly ExternalId[], source: string): string[] =>
  list.flatMap((one) => (one.source === source ? one.external_id : []))

/** A list with other ids of one system in their place. */
export function withIds(list: readonly ExternalId[], source: string, ids: readonly string[]): ExternalId[] {
  const place = list.findIndex((one) => one.source === source)
  const others = list.filter((one) => one.source !== source)
  others.splice(place === -1 ? others.length : place, 0, ...ids.map((external_id) => ({ source, external_id })))
  return others
}

/** A list without ids that it names again. */
export const eachIdOnce = (list: readonly ExternalId[]): ExternalId[] => [
  ...new Map(list.map((one) => [`${one.source}:${one.external_id}`, one])).values(),
]

/** A list in the one order in which two of them can be compared. */
export const sortedIds = (list: readonly ExternalId[]): ExternalId[] =>
  list.toSorted((a, b) => compare(a.source, b.source) || compare(a.external_id, b.external_id))

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

const bySource = (list: readonly ExternalId[]): Map<string, string[]> =>
  new Map(
    [...Map.groupBy(sortedIds(list), ({ source }) => source)].map(([source, ids]) => [
      source,
      ids.map(({ external_id }) => external_id),
    ]),
  )
