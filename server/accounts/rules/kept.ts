import { refuseField } from '../../platform/refusal.ts'
import type { Reading } from '../../platform/database/tx.ts'
import { readSettings } from '../../settings/queries.ts'

export const today = (): string => new Date().toISOString().slice(0, 10)

/** Refuses passwords that would be erased the next night. */
export async function demandKept(reading: Pick<Reading, 'db'>): Promise<void> {
  const { legacy_passwords_until: until } = await readSettings(reading)
  if (until === null || until >= today()) return
  const message = `Imported passwords are kept until ${until}, which has passed. Change that in the settings, or leave the passwords out.`
  throw refuseField('invalid', 'settings.mapping', message)
}
