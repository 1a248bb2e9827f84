import { taskPermissions, taskRoles } from './tasks/permissions.ts'

/** Every permission of the product, listed once. A role is a set of them. */
export const permissions = [
  'customers.read',
  'customers.personal',
  'customers.create',
  'customers.edit',
  'customers.erase',
  'customers.import',
  'customers.export',
  'views.share',
  'views.manage',
  'imports.credentials',
  'notes.write',
  'notes.delete',
  ...taskPermissions,
  'history.read',
  'journal.undo',
  'mail.read',
  'mail.send',
  'jobs.read',
  'jobs.manage',
  'exports.manage',
  'settings.manage',
  'sites.manage',
  'staff.manage',
  'api_keys.manage',
  'security.read',
] as const

export type Permission = (typeof permissions)[number]

/** What a route may ask for: a permission, only a sign-in, or nothing at all. */
export type Access = Permission | 'signed_in' | 'public'

const everything: readonly Permission[] = permissions

/** The roles that every installation has. They cannot be changed or deleted; own roles stand beside them. */
export const predefinedRoles: Record<string, readonly Permission[]> = {
  administrator: everything,
  manager: [
    'customers.read',
    'customers.personal',
    'customers.create',
    'customers.edit',
    'customers.erase',
    'customers.import',
    'customers.export',
    'views.share',
    'views.manage',
    'notes.write',
    'notes.delete',
    ...taskRoles.manager,
    'history.read',
    'journal.undo',
    'mail.read',
    'mail.send',
    'jobs.read',
    'jobs.manage',
  ],
  support: [
    'customers.read',
    'customers.personal',
    'customers.create',
    'customers.edit',
    'views.share',
    'notes.write',
    ...taskRoles.support,
    'history.read',
    'mail.read',
  ],
  integration: [
    'customers.read',
    'customers.personal',
    'customers.create',
    'customers.edit',
    'customers.erase',
    'customers.import',
    'customers.export',
    'notes.write',
    ...taskRoles.integration,
    'history.read',
    'jobs.read',
  ],
  viewer: ['customers.read', ...taskRoles.viewer, 'history.read'],
}
