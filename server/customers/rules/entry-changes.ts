import type { Change } from '../../../contract/platform/journal/kinds.ts'
import { isSame } from '../../platform/records/put-back/same.ts'

interface Entry {
  id: string
}

/**
 * What differs between two lists of phones or e-mails: one change per entry ("phones.ID"), which keeps all of it, and one of the
 * order ("phones") where those that stayed changed places. From these the list before can be had back.
 */
export function entryChanges<E extends Entry>(
  name: string,
  from: readonly E[],
  to: readonly E[],
  named: (entry: E) => { id: string },
): Record<string, Change> {
  const [before, after] = [keptById(from), keptById(to)]
  const changes: Record<string, Change> = {}
  for (const id of new Set([...before.keys(), ...after.keys()])) {
    const [was, is] = [before.get(id) ?? null, after.get(id) ?? null]
    // Without the place: an entry that moves up because another one goes has not changed.
    if (was === null || is === null || !isSame({ ...was, place: 0 }, { ...is, place: 0 }))
      changes[`${name}.${id}`] = [was, is]
  }
  const stayed = (list: readonly E[]): string[] =>
    list.flatMap((one) => (before.has(one.id) && after.has(one.id) ? one.id : []))
  if (stayed(from).join() !== stayed(to).join()) changes[name] = [from.map(named), to.map(named)]
  return changes
}

type Kept<E extends Entry> = Omit<E, 'id'> & { place: number }

const keptById = <E extends Entry>(list: readonly E[]): Map<string, Kept<E>> =>
  new Map(list.map(({ id, ...entry }, place) => [id, { ...entry, place }]))
