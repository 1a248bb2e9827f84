import { uuidv7 } from 'uuidv7'
import type { Role, RoleCreate, RolePatch } from '../../contract/roles/roles.ts'
import { dropCached } from '../platform/database/cache.ts'
import { changesOf, isEmpty } from '../platform/journal/changes.ts'
import { guard } from '../platform/composition.ts'
import { addLine } from '../platform/journal/journal.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Tx } from '../platform/database/tx.ts'
import { demandVersion } from '../platform/http/versions.ts'
import { getRole } from './queries.ts'
import { demandCovers } from './rules.ts'

export async function createRole(tx: Tx, values: RoleCreate): Promise<Role> {
  demandCovers(tx.actor, values.permissions)
  const id = uuidv7()
  await tx.db
    .insertInto('roles')
    .values({ id, ...values })
    .execute()
  addLine(tx, {
    kind: 'role.created',
    subject_type: 'role',
    subject_id: id,
    data: { code: values.code, name: values.name },
  })
  return getRole(tx.db, id)
}

export async function changeRole(tx: Tx, id: string, patch: RolePatch, seen: number | null = null): Promise<Role> {
  const before = await ownRole(tx, id, seen)
  demandCovers(tx.actor, [...before.permissions, ...(patch.permissions ?? [])])
  const changes = changesOf(before, patch)
  if (isEmpty(changes)) return before
  if ('permissions' in changes) await guard(tx, 'role.regrant', id, {})
  await tx.db
    .updateTable('roles')
    .set((eb) => ({ ...patch, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
  addLine(tx, {
    kind: 'role.changed',
    subject_type: 'role',
    subject_id: id,
    changes,
    data: { name: patch.name ?? before.name },
  })
  await dropCached(tx, 'actors')
  return getRole(tx.db, id)
}

/** Deletes a role that no member of staff and no key in use holds. */
export async function deleteRole(tx: Tx, id: string, seen: number | null = null): Promise<void> {
  const before = await ownRole(tx, id, seen)
  demandCovers(tx.actor, before.permissions)
  await guard(tx, 'role.delete', id, {})
  try {
    await tx.db.deleteFrom('roles').where('id', '=', id).execute()
  } catch (error) {
    if ((error as { code?: string }).code !== '23503') throw error
    throw new Refusal('in_use', 'Members of staff or API keys hold this role. Give them another one first.')
  }
  addLine(tx, {
    kind: 'role.deleted',
    subject_type: 'role',
    subject_id: id,
    data: { code: before.code, name: before.name },
  })
}

async function ownRole(tx: Tx, id: string, version: number | null): Promise<Role> {
  await tx.db.selectFrom('roles').select('id').where('id', '=', id).forUpdate().execute()
  const found = await getRole(tx.db, id)
  if (found.predefined)
    throw new Refusal('predefined', 'This role comes with the program and stays as it is. Make a role of your own.')
  demandVersion(version, found)
  return found
}
