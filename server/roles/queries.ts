import './tables.ts'
import { sql } from 'kysely'
import type { Role } from '../../contract/roles/roles.ts'
import { lentTo } from '../platform/composition.ts'
import type { Handle } from '../platform/database/db.ts'
import { Refusal, refuseField } from '../platform/refusal.ts'
import type { RoleGrant } from './rules.ts'
import { permissionsOf } from './rules.ts'

const columns = sql`id, code, name, permissions, predefined, version`

/** Roles with how many hold them, as slices below lend it; the predefined ones first. */
export async function listRoles(db: Handle, id?: string): Promise<Role[]> {
  const parts = lentTo('roles').flatMap((lent) => Object.entries(lent.parts ?? {}))
  const { rows } = await sql<Omit<Role, 'permissions'> & RoleGrant>`
    select ${sql.join([columns, ...parts.map(([name, { expr }]) => sql`${expr} as ${sql.ref(name)}`)])}
    from roles where ${id === undefined ? sql`true` : sql`id = ${id}`}
    order by predefined desc, array_position(array['administrator', 'manager', 'support', 'integration', 'viewer'], code), name, id`.execute(
    db,
  )
  return rows.map((role) => ({ ...role, permissions: [...permissionsOf(role)] }))
}

export async function getRole(db: Handle, id: string): Promise<Role> {
  const [found] = await listRoles(db, id)
  if (!found) throw new Refusal('not_found', 'There is no such role.')
  return found
}

const grantColumns = ['id', 'code', 'name', 'predefined', 'permissions'] as const
export type FoundRole = RoleGrant & { id: string; name: string }

/** The roles of these ids; refuses `field` where one of them is none. */
export async function rolesByIds(db: Handle, ids: readonly string[], field: string): Promise<FoundRole[]> {
  const wanted = [...new Set(ids)]
  const found = await db.selectFrom('roles').select(grantColumns).where('id', 'in', wanted).orderBy('code').execute()
  if (found.length < wanted.length) throw refuseField('invalid', field, 'One of these roles does not exist.')
  return found
}

/** A role by its code, such as `administrator`. */
export async function roleByCode(db: Handle, code: string): Promise<FoundRole> {
  const roles = await db.selectFrom('roles').select(grantColumns).orderBy('code').execute()
  const found = roles.find((role) => role.code === code)
  if (found) return found
  throw new Refusal('not_found', `There is no role "${code}". There are: ${roles.map((role) => role.code).join(', ')}.`)
}
