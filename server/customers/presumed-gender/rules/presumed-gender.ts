import type { Phone } from '../../../../contract/platform/kinds/values.ts'
import type { Settings } from '../../../../contract/settings/settings.ts'
import type { CustomerRow } from '../../tables.ts'
import type { Sex } from './given-names.ts'
import { presumeGender, type NamedPerson, type Presumption } from './presume.ts'
import type { ParsedPhone } from '../../rules/phones.ts'

/** What of a customer's row a guess may depend on. */
export const presumedBy = [
  'salutation',
  'first_name',
  'middle_name',
  'last_name',
  'locale',
  'phones',
  'billing_country',
  'site_id',
] as const satisfies readonly (keyof CustomerRow)[]

export type Presumable = Pick<CustomerRow, (typeof presumedBy)[number]>

/** The guess for a customer as the row says it; null where it is not sure, or the settings forbid guessing. */
export function presumptionOf(
  row: NamedPerson & { locale?: string | null | undefined; phones: readonly Phone[]; billing_country?: string | null },
  settings: Pick<Settings, 'presume_gender'>,
  siteCountries: readonly string[],
): Presumption | null {
  if (!settings.presume_gender) return null
  const countries = [row.phones[0]?.country, row.billing_country]
  return presumeGender(row, { locale: row.locale, countries, siteCountries })
}

/** The column of a new customer. */
export function presumedColumn(
  person: NamedPerson & { locale?: string | null | undefined },
  settings: Settings,
  siteCountries: readonly string[],
  phones: readonly ParsedPhone[],
  country: string | null = null,
): { presumed_gender: Sex | null } {
  const row = { ...person, phones: phones.map((one) => one.phone), billing_country: country }
  return { presumed_gender: presumptionOf(row, settings, siteCountries)?.gender ?? null }
}
