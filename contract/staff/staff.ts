import { z } from 'zod'
import { emailProblem } from '../platform/emails.ts'
import { endpoint } from '../platform/endpoint.ts'
import { password } from '../platform/passwords.ts'
import { roleName } from '../roles/roles.ts'
import { staffLanguage } from '../settings/settings.ts'
import { filledLine, plainLine } from '../platform/line.ts'

const id = z.guid()

/** E-mail of a sign-in: compared without letter case. */
export const staffEmail = z
  .string()
  .overwrite(plainLine)
  .max(254)
  .refine((value) => emailProblem(value) === null, 'email')
export const staffName = filledLine(100)

/** Sites whose customers somebody may see: null means all. */
export const siteLimit = z.array(id).min(1).max(250).nullable()
const roleIds = z.array(id).min(1).max(50)

export const staffMember = z
  .object({
    id: z.string(),
    email: z.string(),
    name: z.string(),
    language: staffLanguage,
    active: z.boolean(),
    roles: z.array(roleName),
    site_ids: z.array(z.string()).nullable(),
    /** False until the person has set a first password. */
    has_password: z.boolean(),
    last_sign_in_at: z.string().nullable(),
    created_at: z.string(),
    version: z.number().int(),
  })
  .meta({ id: 'StaffMember' })

/** A member of staff as others mention it. `site_ids`: sites whose customers the person sees; null: all. */
export const namedStaff = z
  .object({ id: z.string(), name: z.string(), active: z.boolean(), site_ids: z.array(z.string()).nullable() })
  .meta({ id: 'StaffName' })
export type NamedStaff = z.output<typeof namedStaff>

/** Without a password the person cannot sign in until a link (`createPasswordLink`) has been used. */
export const staffCreate = z
  .strictObject({
    email: staffEmail,
    name: staffName,
    language: staffLanguage.optional(),
    active: z.boolean().default(true),
    role_ids: roleIds,
    site_ids: siteLimit.default(null),
    password: password.optional(),
  })
  .meta({ id: 'StaffMemberInput' })

export const staffPatch = z
  .strictObject({
    email: staffEmail,
    name: staffName,
    language: staffLanguage,
    active: z.boolean(),
    role_ids: roleIds,
    site_ids: siteLimit,
  })
  .partial()
  .meta({ id: 'StaffMemberPatch' })

export type StaffMember = z.output<typeof staffMember>
export type StaffCreate = z.output<typeof staffCreate>
export type StaffPatch = z.output<typeof staffPatch>

/** A link that lets a person choose a password, once. Shown once: only its hash is stored. */
export const passwordLink = z
  .object({ link: z.string(), expires_at: z.string(), mailed: z.boolean() })
  .meta({ id: 'PasswordLink' })

const params = z.object({ id })
const tag = 'Staff'

export const listStaff = endpoint({
  id: 'listStaff',
  method: 'GET',
  path: '/staff',
  access: 'staff.manage',
  tag,
  summary: 'List the members of staff',
  response: z.object({ items: z.array(staffMember) }),
})

export const listStaffNames = endpoint({
  id: 'listStaffNames',
  method: 'GET',
  path: '/staff/names',
  access: 'signed_in',
  tag,
  summary: 'List the names of the members of staff',
  description:
    'For filters and choices, such as the manager of a customer: who there is, and whose customers they see.',
  response: z.object({ items: z.array(namedStaff) }),
})

export const getStaff = endpoint({
  id: 'getStaff',
  method: 'GET',
  path: '/staff/:id',
  access: 'staff.manage',
  tag,
  summary: 'Read a member of staff',
  params,
  response: staffMember,
})

export const createStaff = endpoint({
  id: 'createStaff',
  method: 'POST',
  path: '/staff',
  access: 'staff.manage',
  tag,
  summary: 'Create a member of staff',
  description:
    'Without a password the person cannot sign in until a link has been used. Nobody gives rights that they do not have themselves.',
  errors: ['email_taken'],
  body: staffCreate,
  response: staffMember,
  creates: true,
  secret: true,
})

export const patchStaff = endpoint({
  id: 'patchStaff',
  method: 'PATCH',
  path: '/staff/:id',
  access: 'staff.manage',
  tag,
  summary: 'Change a member of staff',
  errors: ['email_taken', 'last_administrator'],
  params,
  body: staffPatch,
  response: staffMember,
  versioned: true,
})

export const setStaffPassword = endpoint({
  id: 'setStaffPassword',
  method: 'PUT',
  path: '/staff/:id/password',
  access: 'staff.manage',
  tag,
  summary: 'Give a member of staff a new password; ends all sessions of that person',
  params,
  body: z.strictObject({ password }),
  secret: true,
})

export const createPasswordLink = endpoint({
  id: 'createPasswordLink',
  method: 'POST',
  path: '/staff/:id/password-link',
  access: 'staff.manage',
  tag,
  summary: 'Make a link by which a member of staff chooses a password; earlier links end',
  description: 'Shown this once. Refused for somebody who is not active.',
  errors: ['conflict'],
  params,
  response: passwordLink,
  creates: true,
  secret: true,
})
