import './tables.ts'
import { sql } from 'kysely'
import type { NamedStaff, StaffMember } from '../../contract/staff/staff.ts'
import type { Handle } from '../platform/database/db.ts'
import { Refusal } from '../platform/refusal.ts'
import { hashToken } from '../platform/tokens.ts'
import type { RoleGrant } from '../roles/rules.ts'

/** A member of staff with what decides their rights. */
export type FoundStaff = Omit<StaffMember, 'roles'> & { roles: (RoleGrant & { id: string; name: string })[] }

async function find(db: Handle, id?: string): Promise<FoundStaff[]> {
  const { rows } = await sql<FoundStaff>`
    select id, email, name, language, active, password_hash is not null as has_password, last_sign_in_at, created_at, version,
      (select coalesce(json_agg(json_build_object('id', r.id, 'code', r.code, 'name', r.name, 'predefined', r.predefined, 'permissions', r.permissions) order by r.code), '[]')
        from staff_roles sr join roles r on r.id = sr.role_id where sr.staff_id = staff.id) as roles,
      case when all_sites then null
        else (select coalesce(array_agg(site_id order by site_id), '{}') from staff_sites where staff_id = staff.id) end as site_ids
    from staff where ${id === undefined ? sql`true` : sql`id = ${id}`}
    order by active desc, lower(name), id`.execute(db)
  return rows
}

/** A member of staff as answers show them: roles by name, no permissions. */
export const answerOf = ({ roles, ...member }: FoundStaff): StaffMember => ({
  ...member,
  roles: roles.map(({ id, code, name }) => ({ id, code, name })),
})

export const listStaff = async (db: Handle): Promise<StaffMember[]> => (await find(db)).map(answerOf)

/** Everybody by name, with the sites that limit them. */
export async function listStaffNames(db: Handle): Promise<NamedStaff[]> {
  const { rows } = await sql<NamedStaff>`
    select id, name, active,
      case when all_sites then null
        else (select coalesce(array_agg(site_id order by site_id), '{}') from staff_sites where staff_id = staff.id) end as site_ids
    from staff order by lower(name), id`.execute(db)
  return rows
}

export interface StaffKey {
  id: string
  email: string
  name: string
  active: boolean
}

/** Everybody by what a file may name them by. */
export const staffKeys = (db: Handle): Promise<StaffKey[]> =>
  db.selectFrom('staff').select(['id', 'email', 'name', 'active']).orderBy('id').execute()

export async function getStaff(db: Handle, id: string): Promise<FoundStaff> {
  const [found] = await find(db, id)
  if (!found) throw new Refusal('not_found', 'There is no such member of staff.')
  return found
}

/** Whether anybody can sign in at all; until then the set-up page is open. */
export async function hasStaff(db: Handle): Promise<boolean> {
  return (await db.selectFrom('staff').select('id').limit(1).executeTakeFirst()) !== undefined
}

/** Whom a link belongs to. Refused with `link_expired` when it is unknown, used, expired, or its owner not active. */
export async function ownerOfLink(db: Handle, token: string) {
  const found = await db
    .selectFrom('password_links')
    .innerJoin('staff', 'staff.id', 'password_links.staff_id')
    .select(['staff.id', 'staff.email', 'staff.name', 'staff.language', 'password_links.expires_at'])
    .where('token_hash', '=', hashToken(token))
    .where('staff.active', '=', true)
    .where('expires_at', '>', new Date().toISOString())
    .executeTakeFirst()
  if (!found)
    throw new Refusal('link_expired', 'This link has been used or has expired. Ask an administrator for a new one.')
  return found
}
