import type { Referred } from '../words.ts'
import type { Owner } from '../view.ts'
import { lentTo } from '../views.ts'

/** What fields of an owner that refer to its own rows may be, such as its default address; undefined while it is read. */
export function useChoices(owner: Owner): Record<string, readonly Referred[]> | undefined {
  const lists = lentTo(owner.type)
    .flatMap((lent) => lent.choices ?? [])
    .map(({ resource, useRows }) => [resource, useRows(owner)] as const)
  return lists.some(([, rows]) => rows === undefined)
    ? undefined
    : Object.fromEntries(lists.map(([name, rows]) => [name, rows ?? []]))
}
