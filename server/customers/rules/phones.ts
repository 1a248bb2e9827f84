import type { Phone, PhoneInput } from '../../../contract/platform/kinds/values.ts'
import { parsePhone } from '../../../contract/platform/phones/phones.ts'
import type { Settings } from '../../../contract/settings/settings.ts'
import { openEntryIds } from './entry-ids.ts'

/** A phone as it is stored, with what was understood of it. */
export interface ParsedPhone {
  phone: Phone
  digits: string
  parsed: ReturnType<typeof parsePhone>
}

/** Reads the phones of a body. Never refuses: what cannot be read is kept as typed and marked invalid. */
export function readPhones(
  inputs: readonly PhoneInput[],
  { here, elsewhere }: PhoneRegions,
  before: readonly { id: string }[],
): ParsedPhone[] {
  const idOf = openEntryIds(before)
  return inputs.map((input) => {
    const parsed = parsePhone(input.number, here, elsewhere)
    return {
      phone: {
        id: idOf(input.id),
        number: input.number,
        label: input.label || null,
        extension: input.extension || parsed.extension,
        e164: parsed.e164,
        country: parsed.country,
        valid: parsed.valid,
        ...(parsed.guessed && { guessed: true as const }),
      },
      digits: parsed.digits,
      parsed,
    }
  })
}

/** Countries whose rules a national number follows, and those from which one may come as well. */
export interface PhoneRegions {
  here: readonly string[]
  elsewhere: readonly string[]
}

/** Of the own address, where there is one; then the home site and the installation are elsewhere. */
export function phoneRegions(
  settings: Settings,
  siteCountries: readonly string[],
  addressCountry?: string | null,
): PhoneRegions {
  const ours = [...new Set([...siteCountries, settings.base_country])]
  return addressCountry ? { here: [addressCountry], elsewhere: ours } : { here: ours, elsewhere: [] }
}

/** What the row shows and sorts by: the first number, in its international form where it has one. */
export const firstPhone = (phones: readonly ParsedPhone[]): string | null =>
  phones[0]?.phone.e164 ?? phones[0]?.phone.number ?? null
