import type { Permission } from '../../../contract/permissions.ts'
import { useCan } from '../../platform/session.tsx'
import type { Lent, Owner } from '../view.ts'
import { lentTo } from '../views.ts'

/** What all records lend to the page of an owner of one kind of part, in their order, as far as this person may see it. */
export function useLent<P extends { permission: Permission }>(
  { type }: Pick<Owner, 'type'>,
  parts: (lent: Lent) => readonly P[] | undefined,
): P[] {
  const can = useCan()
  return lentTo(type)
    .flatMap((lent) => parts(lent) ?? [])
    .filter(({ permission }) => can(permission))
}
