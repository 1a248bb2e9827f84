import { uuidv7 } from 'uuidv7'
import type { z } from 'zod'
import type { staffCreate, StaffMember, StaffPatch } from '../../contract/staff/staff.ts'
import { dropCached } from '../platform/database/cache.ts'
import { changesOf, isEmpty } from '../platform/journal/changes.ts'
import { addLine } from '../platform/journal/journal.ts'
import { hashPassword } from '../platform/passwords.ts'
import { Refusal, refuseProblem } from '../platform/refusal.ts'
import { hashToken } from '../platform/tokens.ts'
import type { Tx } from '../platform/database/tx.ts'
import { demandVersion } from '../platform/http/versions.ts'
import { rolesByIds } from '../roles/queries.ts'
import { demandCovers, unionOf } from '../roles/rules.ts'
import { readSettings } from '../settings/queries.ts'
import { demandKnownSites, demandOwnSites } from '../sites/rules.ts'
import { answerOf, getStaff, type FoundStaff } from './queries.ts'
import { demandGoodPassword, demandReach, keepAnAdministrator } from './rules.ts'

/** Creates a member of staff. Without a password the person needs a link before the first sign-in. */
export async function createStaff(tx: Tx, values: z.input<typeof staffCreate>): Promise<StaffMember> {
  const { email, name, active = true, site_ids = null, password } = values
  if (password !== undefined) await demandGoodPassword(tx, password, { email, name })
  const id = uuidv7()
  const { staff_language } = await readSettings(tx)
  await tx.db
    .insertInto('staff')
    .values({
      id,
      email,
      name,
      active,
      language: values.language ?? staff_language,
      all_sites: site_ids === null,
      password_hash: password === undefined ? null : await hashPassword(password),
    })
    .execute()
  await giveRoles(tx, id, values.role_ids)
  await giveSites(tx, id, site_ids)
  const made = await getStaff(tx.db, id)
  addLine(tx, { kind: 'staff.created', subject_type: 'staff', subject_id: id, data: { name, roles: codesOf(made) } })
  return answerOf(made)
}

export async function changeStaff(
  tx: Tx,
  id: string,
  patch: StaffPatch,
  version: number | null = null,
): Promise<StaffMember> {
  const before = await lockStaff(tx, id)
  demandReach(tx.actor, before)
  demandVersion(version, answerOf(before))
  if (tx.actor.kind === 'staff' && tx.actor.id === id && patch.email !== undefined && patch.email !== before.email)
    throw refuseProblem('forbidden', 'email', 'own_email')
  const { role_ids, site_ids, ...plain } = patch
  if (role_ids) await giveRoles(tx, id, role_ids)
  if (site_ids !== undefined) await giveSites(tx, id, site_ids)
  const row = { ...plain, ...(site_ids !== undefined && { all_sites: site_ids === null }) }
  if (!isEmpty(row)) await tx.db.updateTable('staff').set(row).where('id', '=', id).execute()
  const after = await getStaff(tx.db, id)
  const changes = changesOf(inJournal(before), inJournal(after))
  if (isEmpty(changes)) return answerOf(before)
  await keepAnAdministrator(tx, before, after)
  if (!after.active) await endSessions(tx, after, 'deactivated')
  addLine(tx, { kind: 'staff.changed', subject_type: 'staff', subject_id: id, changes, data: { name: after.name } })
  await dropCached(tx, 'actors')
  await tx.db
    .updateTable('staff')
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
  return answerOf(await getStaff(tx.db, id))
}

/** Sets a password that was checked by `demandGoodPassword`, and ends the sessions of that person but one. */
export async function setPassword(tx: Tx, id: string, passwordHash: string, keepSession?: string): Promise<void> {
  const { name } = await tx.db
    .updateTable('staff')
    .set((eb) => ({ password_hash: passwordHash, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .returning('name')
    .executeTakeFirstOrThrow()
  await tx.db.deleteFrom('password_links').where('staff_id', '=', id).execute()
  await endSessions(tx, { id, name }, 'password', keepSession)
  addLine(tx, { kind: 'staff.password_set', subject_type: 'staff', subject_id: id, data: { name } })
  await dropCached(tx, 'actors')
}

/** An administrator gives somebody a new password. */
export async function resetPassword(tx: Tx, id: string, password: string): Promise<void> {
  const person = await lockStaff(tx, id)
  demandReach(tx.actor, person)
  await demandGoodPassword(tx, password, person)
  await setPassword(tx, id, await hashPassword(password))
}

/** Takes a link away; of two who use it at the same moment one is refused. */
export async function spendLink(tx: Tx, token: string): Promise<void> {
  const spent = await tx.db
    .deleteFrom('password_links')
    .where('token_hash', '=', hashToken(token))
    .returning('staff_id')
    .execute()
  if (spent.length === 0)
    throw new Refusal('link_expired', 'This link has just been used. Ask an administrator for a new one.')
}

export async function lockStaff(tx: Tx, id: string): Promise<FoundStaff> {
  await tx.db.selectFrom('staff').select('id').where('id', '=', id).forUpdate().execute()
  return getStaff(tx.db, id)
}

/** Why sessions ended before their time. */
type WhyEnded = 'signed_out' | 'by_owner' | 'replaced' | 'password' | 'deactivated'

/** Enters that sessions of somebody ended, in the security log. */
export function tellEnded(tx: Tx, { id, name }: { id: string; name: string }, why: WhyEnded, sessions = 1): void {
  addLine(tx, { kind: 'session.ended', subject_type: 'staff', subject_id: id, data: { name, why, sessions } })
}

async function endSessions(
  tx: Tx,
  person: { id: string; name: string },
  why: WhyEnded,
  keepSession?: string,
): Promise<void> {
  const all = tx.db.deleteFrom('staff_sessions').where('staff_id', '=', person.id)
  const { numDeletedRows } = await (
    keepSession === undefined ? all : all.where('id', '<>', keepSession)
  ).executeTakeFirstOrThrow()
  if (numDeletedRows > 0n) tellEnded(tx, person, why, Number(numDeletedRows))
}

async function giveRoles(tx: Tx, staffId: string, roleIds: readonly string[]): Promise<void> {
  const roles = await rolesByIds(tx.db, roleIds, 'role_ids')
  demandCovers(tx.actor, unionOf(roles))
  await tx.db.deleteFrom('staff_roles').where('staff_id', '=', staffId).execute()
  await tx.db
    .insertInto('staff_roles')
    .values(roles.map(({ id }) => ({ staff_id: staffId, role_id: id })))
    .execute()
}

async function giveSites(tx: Tx, staffId: string, siteIds: readonly string[] | null): Promise<void> {
  await demandKnownSites(tx, siteIds)
  demandOwnSites(tx.actor, siteIds)
  await tx.db.deleteFrom('staff_sites').where('staff_id', '=', staffId).execute()
  if (siteIds === null) return
  const rows = [...new Set(siteIds)].map((site_id) => ({ staff_id: staffId, site_id }))
  await tx.db.insertInto('staff_sites').values(rows).execute()
}

const codesOf = ({ roles }: FoundStaff): string[] => roles.map(({ code }) => code)

const inJournal = (member: FoundStaff): Record<string, unknown> => {
  const { email, name, language, active, site_ids } = member
  return { email, name, language, active, roles: codesOf(member), site_ids }
}
