import './tables.ts'
import { settingNames, settings, type Settings, type SettingsRecord } from '../../contract/settings/settings.ts'
import { cached } from '../platform/database/cache.ts'
import type { Handle } from '../platform/database/db.ts'
import type { Reading } from '../platform/database/tx.ts'

/** The settings as they are in effect; at most a second old. */
export const readSettings = (tx: Pick<Reading, 'db'>): Promise<Settings> =>
  cached(tx.db, 'settings', '', async (db) => {
    const { version: _, ...values } = await settingsOf(db)
    return values
  })

/** The settings as this handle sees them now, with their version. */
export async function settingsOf(db: Handle, lock = false): Promise<SettingsRecord> {
  const query = db.selectFrom('settings').select(['changed', 'version'])
  const row = await (lock ? query.forUpdate() : query).executeTakeFirstOrThrow()
  return { ...inEffect(row.changed), version: row.version }
}

/** A value that this version of the program does not understand counts as not given. */
function inEffect(changed: Record<string, unknown>): Settings {
  const values = settingNames.map((name) => {
    const read = settings[name].schema.safeParse(changed[name])
    return [name, read.success ? read.data : settings[name].standard]
  })
  return Object.fromEntries(values) as Settings
}
