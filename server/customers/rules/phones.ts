import { uuidv7 } from 'uuidv7'
import type { Phone, PhoneInput } from '../../../contract/platform/kinds/values.ts'
import { parsePhone } from '../../../contract/platform/phones/phones.ts'
import type { Settings } from '../../../contract/settings/settings.ts'

/** A phone as it is stored, with what was understood of it. */
export interface ParsedPhone {
  phone: Phone
  digits: string
  parsed: ReturnType<typeof parsePhone>
}

/** Reads the phones of a body. Never refuses: what cannot be read is kept as typed and marked invalid. */
export function readPhones(
  inputs: readonly PhoneInput[],
  regions: readonly string[],
  before: readonly { id: string }[],
): ParsedPhone[] {
  const known = new Set(before.map((phone) => phone.id))
  const taken = new Set<string>()
  return inputs.map((input) => {
    const parsed = parsePhone(input.number, [...regions])
    const id = input.id && known.has(input.id) && !taken.has(input.id) ? input.id : uuidv7()
    taken.add(id)
    return {
      phone: {
        id,
        number: input.number,
        label: input.label || null,
        extension: input.extension || parsed.extension,
        e164: parsed.e164,
        country: parsed.country,
        valid: parsed.valid,
      },
      digits: parsed.digits,
      parsed,
    }
  })
}

/** Countries whose rules a national number may follow: of the own address, of the home site, of the installation. */
export function phoneRegions(
  settings: Settings,
  siteCountries: readonly string[],
  addressCountry?: string | null,
): string[] {
  return [...new Set([...(addressCountry ? [addressCountry] : []), ...siteCountries, settings.base_country])]
}

/** What the row shows and sorts by: the first number, in its international form where it has one. */
export const firstPhone = (phones: readonly ParsedPhone[]): string | null =>
  phones[0]?.phone.e164 ?? phones[0]?.phone.number ?? null
