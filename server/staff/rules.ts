import { sql } from 'kysely'
import { passwordMessage, passwordProblem } from '../../contract/platform/passwords.ts'
import { isCommonPassword } from '../platform/common-passwords.ts'
import type { Actor } from '../platform/actor.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Reading, Tx } from '../platform/database/tx.ts'
import { demandCovers, unionOf } from '../roles/rules.ts'
import { demandHolderSites, demandOwnSites } from '../sites/rules.ts'
import { listStaff, type FoundStaff } from './queries.ts'

/** Refuses a weak password beside its field. */
export async function demandGoodPassword(
  reading: Pick<Reading, 'db'>,
  password: string,
  person: { email: string; name: string },
): Promise<void> {
  const sites = await reading.db.selectFrom('sites').select('name').execute()
  const names = sites.map(({ name }) => name)
  const problem =
    passwordProblem(password, person, names) ?? ((await isCommonPassword(password)) ? 'password_common' : null)
  if (!problem) return
  const message = passwordMessage(problem)
  throw new Refusal('invalid', message, { fields: { password: { code: problem, message } } })
}

/** Nobody changes a person who may do, or see, more than themselves. */
export function demandReach(actor: Actor, person: FoundStaff): void {
  demandCovers(actor, unionOf(person.roles))
  demandOwnSites(actor, person.site_ids)
}

/** Nobody changes what people may do who reach beyond their own sites. */
export async function demandHolders(tx: Tx, roleId: string): Promise<void> {
  for (const { roles, site_ids } of await listStaff(tx.db))
    if (roles.some(({ id }) => id === roleId)) demandHolderSites(tx.actor, site_ids)
}

/** Somebody who can do everything, everywhere, today. */
const isAdministrator = ({ active, has_password, site_ids, roles }: FoundStaff): boolean =>
  active && has_password && site_ids === null && roles.some(({ code }) => code === 'administrator')

/**
 * Refuses a change that leaves the installation without an administrator. Two people who demote each other at the
 * same moment wait for one another at the lock, and the second one is refused.
 */
export async function keepAnAdministrator(tx: Tx, before: FoundStaff, after: FoundStaff): Promise<void> {
  if (!isAdministrator(before) || isAdministrator(after)) return
  await sql`select 1 from roles where code = 'administrator' for no key update`.execute(tx.db)
  const left = await tx.db
    .selectFrom('staff')
    .innerJoin('staff_roles', 'staff_roles.staff_id', 'staff.id')
    .innerJoin('roles', 'roles.id', 'staff_roles.role_id')
    .select('staff.id')
    .where('roles.code', '=', 'administrator')
    .where('staff.active', '=', true)
    .where('staff.all_sites', '=', true)
    .where('staff.password_hash', 'is not', null)
    .limit(1)
    .executeTakeFirst()
  if (left) return
  throw new Refusal(
    'last_administrator',
    'This is the last active administrator. Make somebody else an administrator first.',
  )
}
