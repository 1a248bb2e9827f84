import { sql, type Selectable } from 'kysely'
import type { ImportProfile } from '../../../contract/imports/profiles.ts'
import { importSettings, targetOfMatch, type ImportSettings } from '../../../contract/imports/settings.ts'
import { targetsOf } from '../../../contract/imports/targets.ts'
import { refuseField } from '../../platform/refusal.ts'
import type { Reading } from '../../platform/database/tx.ts'
import { predefinedProfiles } from '../rules/predefined.ts'
import type { ImportProfilesTable } from '../tables.ts'

/** The saved mappings: those that come with the product, then one's own, by name. */
export async function listProfiles({ db }: Pick<Reading, 'db'>): Promise<ImportProfile[]> {
  const rows = await db
    .selectFrom('import_profiles')
    .selectAll()
    .orderBy(sql`lower(name)`)
    .execute()
  const predefined = Object.entries(predefinedProfiles).map(([name, settings]): ImportProfile => ({
    id: null,
    name,
    settings,
    predefined: true,
    gone: [],
    version: 1,
  }))
  return [...predefined, ...rows.map(shownProfile)]
}

/** A profile as it can be used today: fields that are no more are left out, and named. */
export function shownProfile({ id, name, settings, version }: Selectable<ImportProfilesTable>): ImportProfile {
  const { settings: usable, gone } = usableSettings(settings)
  return { id, name, settings: usable, predefined: false, gone, version }
}

/** What of saved settings is still understood. */
function usableSettings(saved: ImportSettings): { settings: ImportSettings; gone: string[] } {
  const targets = targetsOf(saved.resource)
  const known = (target: string): boolean => targets.includes(target)
  const gone = [...new Set(saved.mapping.map((one) => one.target).filter((target) => !known(target)))]
  const mapping = saved.mapping.filter((one) => known(one.target))
  const match = saved.match.filter((by) => mapping.some(({ target }) => target === targetOfMatch(by)))
  const mode = match.length > 0 ? saved.mode : 'create'
  const parsed = importSettings.safeParse(gone.length > 0 ? { ...saved, mapping, match, mode } : saved)
  return { settings: parsed.success ? parsed.data : saved, gone }
}

/** The settings of a profile by its name. Refuses one that does not exist, or that this version does not understand. */
export async function profileSettings(reading: Pick<Reading, 'db'>, name: string): Promise<ImportSettings> {
  const profiles = await listProfiles(reading)
  const found = profiles.find((one) => one.name.toLowerCase() === name.trim().toLowerCase())
  if (!found)
    throw refuseField(
      'not_found',
      'profile',
      `There is no profile "${name}". There are: ${profiles.map((one) => one.name).join(', ')}.`,
    )
  const settings = importSettings.safeParse(found.settings)
  if (!settings.success)
    throw refuseField(
      'invalid',
      'profile',
      `The profile "${name}" has fields that are no more. Map its columns anew and save it again.`,
    )
  return settings.data
}
