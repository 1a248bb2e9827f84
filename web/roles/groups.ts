import { permissions, type Permission } from '../../contract/permissions.ts'

type GroupOf<P> = P extends `${infer G}.${string}` ? G : never
export type PermissionGroup = GroupOf<Permission>

/** Permissions by what they are about, in the order of the contract. */
export const permissionGroups: { group: PermissionGroup; permissions: Permission[] }[] = []

for (const permission of permissions) {
  const group = permission.split('.')[0] as PermissionGroup
  const known = permissionGroups.find((one) => one.group === group)
  if (known) known.permissions.push(permission)
  else permissionGroups.push({ group, permissions: [permission] })
}

/** The permission without which another one does nothing; none for those that stand alone. */
export function basisOf(permission: Permission): Permission | undefined {
  const read = `${permission.split('.')[0]}.read` as Permission
  if (permission === read) return undefined
  if (permission === 'imports.credentials') return 'customers.import'
  if (permission.startsWith('notes.')) return 'customers.read'
  if (permission.startsWith('journal.')) return 'history.read'
  return (permissions as readonly string[]).includes(read) ? read : undefined
}
