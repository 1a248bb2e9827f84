import { z } from 'zod'
import { endpoint } from '../platform/endpoint.ts'
import { permissions } from '../permissions.ts'
import { codePattern } from '../sites/sites.ts'
import { filledLine } from '../platform/line.ts'

const permission = z.enum(permissions)
const permissionList = z
  .array(permission)
  .max(permissions.length)
  .transform((list) => permissions.filter((one) => list.includes(one)))

/** A named set of permissions. Predefined roles cannot be changed; the web translates their names by code. */
export const role = z
  .object({
    id: z.string(),
    code: z.string(),
    name: z.string(),
    permissions: z.array(permission),
    predefined: z.boolean(),
    /** How many members of staff and API keys hold it. */
    staff_count: z.number().int(),
    api_key_count: z.number().int(),
    version: z.number().int(),
  })
  .meta({ id: 'Role' })

/** A role as others mention it. */
export const roleName = z.object({ id: z.string(), code: z.string(), name: z.string() }).meta({ id: 'RoleName' })

export const roleCreate = z
  .strictObject({
    code: z.string().trim().regex(codePattern, 'code'),
    name: filledLine(100),
    permissions: permissionList,
  })
  .meta({ id: 'RoleInput' })
export const rolePatch = z
  .strictObject({ name: roleCreate.shape.name, permissions: permissionList })
  .partial()
  .meta({ id: 'RolePatch' })

export type Role = z.output<typeof role>
export type RoleCreate = z.output<typeof roleCreate>
export type RolePatch = z.output<typeof rolePatch>

const params = z.object({ id: z.guid() })
const tag = 'Staff'

export const listRoles = endpoint({
  id: 'listRoles',
  method: 'GET',
  path: '/roles',
  access: 'signed_in',
  tag,
  summary: 'List roles',
  response: z.object({ items: z.array(role) }),
})

export const createRole = endpoint({
  id: 'createRole',
  method: 'POST',
  path: '/roles',
  access: 'staff.manage',
  tag,
  summary: 'Create a role',
  errors: ['code_taken'],
  body: roleCreate,
  response: role,
  creates: true,
})

export const patchRole = endpoint({
  id: 'patchRole',
  method: 'PATCH',
  path: '/roles/:id',
  access: 'staff.manage',
  tag,
  summary: 'Change a role of your own making',
  errors: ['predefined'],
  params,
  body: rolePatch,
  response: role,
  versioned: true,
})

export const deleteRole = endpoint({
  id: 'deleteRole',
  method: 'DELETE',
  path: '/roles/:id',
  access: 'staff.manage',
  tag,
  summary: 'Delete a role that nobody holds',
  errors: ['predefined', 'in_use'],
  params,
  versioned: true,
})
