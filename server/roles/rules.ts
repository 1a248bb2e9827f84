import { permissions, predefinedRoles, type Permission } from '../../contract/permissions.ts'
import { can, type Actor } from '../platform/actor.ts'
import { Refusal } from '../platform/refusal.ts'

/** What of a role decides its permissions. */
export interface RoleGrant {
  code: string
  predefined: boolean
  permissions: readonly string[]
}

/** A predefined role may what this version of the program says; another one what its row says and the program knows. */
export function permissionsOf({ code, predefined, permissions: own }: RoleGrant): readonly Permission[] {
  return predefined ? (predefinedRoles[code] ?? []) : permissions.filter((one) => own.includes(one))
}

/** Several roles add up; in the order of the contract. */
export function unionOf(roles: readonly RoleGrant[]): Set<Permission> {
  const granted = new Set(roles.flatMap(permissionsOf))
  return new Set(permissions.filter((one) => granted.has(one)))
}

/** Nobody gives, takes or touches rights that they do not have themselves. */
export function demandCovers(actor: Actor, wanted: Iterable<Permission>): void {
  const missing = [...wanted].filter((permission) => !can(actor, permission))
  if (missing.length === 0) return
  throw new Refusal('forbidden', `This is about permissions that you do not have yourself: ${missing.join(', ')}.`, {
    data: { permissions: missing },
  })
}
