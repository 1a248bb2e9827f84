import { uuidv7 } from 'uuidv7'
import type { ImportProfile } from '../../../contract/imports/profiles.ts'
import type { ImportSettings } from '../../../contract/imports/settings.ts'
import { Refusal, refuseField } from '../../platform/refusal.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { demandVersion } from '../../platform/http/versions.ts'
import { demandImport, importable } from '../rights.ts'
import { shownProfile } from '../queries/profiles.ts'
import { predefinedProfiles } from '../rules/predefined.ts'

/** Keeps a mapping under a name. */
export async function createProfile(
  tx: Tx,
  { name, settings }: { name: string; settings: ImportSettings },
): Promise<ImportProfile> {
  demandFree(name)
  demandImport(tx.actor, settings.resource)
  const row = await tx.db
    .insertInto('import_profiles')
    .values({ id: uuidv7(), name, settings: JSON.stringify(settings), created_at: tx.at, updated_at: tx.at })
    .returningAll()
    .executeTakeFirstOrThrow()
  return shownProfile(row)
}

export async function patchProfile(
  tx: Tx,
  id: string,
  patch: { name?: string | undefined; settings?: ImportSettings | undefined },
  version: number | null,
): Promise<ImportProfile> {
  const before = await lockProfile(tx, id)
  demandVersion(version, before)
  const { name = before.name, settings = before.settings } = patch
  demandFree(name)
  demandImport(tx.actor, settings.resource)
  const row = await tx.db
    .updateTable('import_profiles')
    .set({ name, settings: JSON.stringify(settings), version: before.version + 1, updated_at: tx.at })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
  return shownProfile(row)
}

export async function deleteProfile(tx: Tx, id: string, version: number | null): Promise<void> {
  demandVersion(version, await lockProfile(tx, id))
  await tx.db.deleteFrom('import_profiles').where('id', '=', id).execute()
}

async function lockProfile(tx: Tx, id: string): Promise<ImportProfile & { id: string }> {
  const row = await tx.db.selectFrom('import_profiles').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row || !importable(tx.actor).includes(row.settings.resource))
    throw new Refusal('not_found', 'There is no such profile.')
  return { ...shownProfile(row), id }
}

function demandFree(name: string): void {
  if (Object.hasOwn(predefinedProfiles, name.toLowerCase()))
    throw refuseField(
      'conflict',
      'name',
      `The profile "${name}" comes with the product and stays as it is. Choose another name.`,
    )
}
