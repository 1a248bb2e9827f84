import { sql } from 'kysely'
import type { Settings, SettingsRecord } from '../../contract/settings/settings.ts'
import { dropCached } from '../platform/database/cache.ts'
import { changesOf, isEmpty } from '../platform/journal/changes.ts'
import { guard } from '../platform/composition.ts'
import { addLine } from '../platform/journal/journal.ts'
import type { Tx } from '../platform/database/tx.ts'
import { demandVersion } from '../platform/http/versions.ts'
import { settingsOf } from './queries.ts'

/** Changes some settings; the others stay. Slices below may veto by the guard `settings.change`. */
export async function changeSettings(
  tx: Tx,
  patch: Partial<Settings>,
  seen: number | null = null,
): Promise<SettingsRecord> {
  const before = await settingsOf(tx.db, true)
  demandVersion(seen, before)
  const changes = changesOf(before, patch)
  if (isEmpty(changes)) return before
  await guard(tx, 'settings.change', 'settings', { before, patch })
  const values = Object.fromEntries(Object.entries(changes).map(([name, [, to]]) => [name, to]))
  await tx.db
    .updateTable('settings')
    .set((eb) => ({
      changed: sql`changed || ${JSON.stringify(values)}::jsonb`,
      version: eb('version', '+', 1),
      updated_at: tx.at.toISOString(),
    }))
    .execute()
  addLine(tx, { kind: 'settings.changed', subject_type: 'settings', subject_id: 'settings', changes })
  await dropCached(tx, 'settings')
  return settingsOf(tx.db)
}
