import type { PresumedFrom } from '../../../../contract/customers/names.ts'
import { can } from '../../../platform/actor.ts'
import type { Reading } from '../../../platform/database/tx.ts'
import { readSettings } from '../../../settings/queries.ts'
import { allSites } from '../../../sites/queries.ts'
import { presumeGender, type NamedPerson, type Presumption } from '../rules/presume.ts'
import { presumedBy, presumptionOf, type Presumable } from '../rules/presumed-gender.ts'
import type { CustomerRow } from '../../tables.ts'

/** The column after a change of the row; nothing where nothing changes that a guess depends on. */
export async function presumedAfter(
  reading: Reading,
  before: CustomerRow,
  person: { [K in keyof Presumable]?: Presumable[K] | null | undefined },
): Promise<{ presumed_gender?: string | null }> {
  const changed = presumedBy.filter((name) => person[name] !== undefined && person[name] !== before[name])
  if (changed.length === 0) return {}
  const after = { ...before, ...Object.fromEntries(changed.map((name) => [name, person[name]])) } as CustomerRow
  return { presumed_gender: (await presumption(reading, after))?.gender ?? null }
}

/** Where a guess comes from, for those who see it; null where the guess would be another one today. */
export async function presumedFromOf(reading: Reading, row: CustomerRow): Promise<PresumedFrom | null> {
  if (row.presumed_gender === null || !can(reading.actor, 'customers.personal')) return null
  const guess = await presumption(reading, row)
  return guess?.gender === row.presumed_gender ? guess.from : null
}

/** The guess for a customer as a row says it, be it of now or of before. */
export async function presumption(reading: Reading, row: CustomerRow): Promise<Presumption | null> {
  const settings = await readSettings(reading)
  return settings.presume_gender ? presumptionOf(row, settings, await countriesOf(reading, row.site_id)) : null
}

interface Asked extends NamedPerson {
  locale?: string | undefined
  country?: string | undefined
  site_id?: string | undefined
}

/** The guess for a name that somebody types. */
export async function guessForForm(
  reading: Reading,
  asked: Asked,
): Promise<{ gender: Presumption['gender'] | null; from: PresumedFrom | null }> {
  const { presume_gender } = await readSettings(reading)
  const siteCountries = await countriesOf(reading, asked.site_id)
  const where = { locale: asked.locale, countries: [asked.country], siteCountries }
  const guess = presume_gender ? presumeGender(asked, where) : null
  return { gender: guess?.gender ?? null, from: guess?.from ?? null }
}

/** Countries of a home site, of the default one where none is named. */
async function countriesOf(reading: Reading, siteId: string | undefined): Promise<readonly string[]> {
  const sites = await allSites(reading)
  return sites.find((site) => (siteId ? site.id === siteId : site.is_default))?.countries ?? []
}
