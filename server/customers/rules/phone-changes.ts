import type { Change } from '../../../contract/platform/journal/kinds.ts'
import type { Phone } from '../../../contract/platform/kinds/values.ts'
import type { KeptPhone } from '../../../contract/platform/phones/text.ts'

/**
 * What differs between two lists of phones: one change per number ("phones.ID"), which keeps all of it, and one of the
 * order ("phones") where those that stayed changed places. From these the list before can be had back.
 */
export function phoneChanges(from: readonly Phone[], to: readonly Phone[]): Record<string, Change> {
  const [before, after] = [keptById(from), keptById(to)]
  const changes: Record<string, Change> = {}
  for (const id of new Set([...before.keys(), ...after.keys()])) {
    const [was, is] = [before.get(id) ?? null, after.get(id) ?? null]
    if (was === null || is === null || textOf(was) !== textOf(is)) changes[`phones.${id}`] = [was, is]
  }
  const stayed = (list: readonly Phone[]): string[] =>
    list.flatMap((one) => (before.has(one.id) && after.has(one.id) ? one.id : []))
  if (stayed(from).join() !== stayed(to).join()) changes['phones'] = [orderOf(from), orderOf(to)]
  return changes
}

const keptById = (list: readonly Phone[]): Map<string, KeptPhone> =>
  new Map(list.map(({ id, ...phone }, place) => [id, { ...kept(phone), place }]))

/** Without the place: a number that moves up because another one goes has not changed. */
const textOf = (phone: KeptPhone): string => JSON.stringify(kept(phone))

const kept = ({ number, label, extension, e164, country, valid, guessed }: Omit<Phone, 'id'>) => ({
  number,
  label,
  extension,
  e164,
  country,
  valid,
  ...(guessed && { guessed }),
})

const orderOf = (list: readonly Phone[]): { id: string; number: string }[] =>
  list.map(({ id, number }) => ({ id, number }))
