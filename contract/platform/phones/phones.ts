// Brings 150 kB of number plans with it: the web loads this file when a page first needs it, never with its first script.
import {
  isSupportedCountry,
  parsePhoneNumberFromString,
  type CountryCode,
  type PhoneNumber,
} from 'libphonenumber-js/max'
import { digitsOf, takeExtension } from './digits.ts'

export interface ParsedPhone {
  typed: string
  /** `+493012345678`; null where the text is no number that could be dialled. A number can have it and be invalid: new ranges. */
  e164: string | null
  /** All digits typed, without those of the extension. */
  digits: string
  /** Digits as dialled within the country, trunk prefix included: `03012345678`. */
  national_digits: string | null
  extension: string | null
  /** Two letters; null for numbers of no country, such as +800. */
  country: string | null
  /** The numbering plan of the country knows such a number. */
  valid: boolean
}

/**
 * Reads a phone as people type it: any signs, words around it, an extension, `00`, `8 …` in Russia, the old `+52 1` of Mexico.
 * `regions` are the countries whose rules a national number may follow, the likeliest first; a number typed just as one of them
 * writes it (with its trunk prefix) wins over one that merely could be read so. Never fails: what is not understood is kept as typed.
 */
export function parsePhone(text: string, regions: readonly string[]): ParsedPhone {
  const typed = text.trim()
  const { main, extension } = takeExtension(typed)
  const digits = digitsOf(main)
  const number = understand(main, digits, regions.filter(isRegion))
  if (!number) return { typed, e164: null, digits, national_digits: null, extension, country: null, valid: false }
  return {
    typed,
    e164: number.number,
    digits,
    national_digits: nationalDigits(number),
    extension: extension ?? number.ext ?? null,
    country: number.country ?? null,
    valid: number.isValid(),
  }
}

const isRegion = (code: string): code is CountryCode => isSupportedCountry(code)

/** The first reading that is exactly as its country writes it, else the first valid one, else the first that could be dialled. */
function understand(main: string, digits: string, regions: CountryCode[]): PhoneNumber | null {
  let valid: PhoneNumber | null = null
  let possible: PhoneNumber | null = null
  for (const number of readings(main, digits, regions)) {
    if (!number.isValid()) possible ??= number.isPossible() ? number : null
    else if (isAsWritten(number, main, digits)) return number
    else valid ??= number
  }
  return valid ?? possible
}

function* readings(main: string, digits: string, regions: CountryCode[]): Generator<PhoneNumber> {
  for (const candidate of candidates(main, digits, regions)) {
    const international = candidate.startsWith('+') || regions.length === 0
    for (const region of international ? [undefined] : regions) {
      const number = parsePhoneNumberFromString(candidate, region ? { defaultCountry: region } : {})
      if (number) yield number
    }
  }
}

/** What the text may stand for: itself, then guesses. */
function* candidates(main: string, digits: string, regions: CountryCode[]): Generator<string> {
  yield main
  const mexican = /^(?:521|01|044|045|1)(\d{10})$/.exec(digits)?.[1]
  if (mexican && (digits.startsWith('521') || regions.includes('MX'))) yield `+52${mexican}`
  if (/^(00|011)[1-9]/.test(digits)) yield `+${digits.replace(/^(00|011)/, '')}`
  else if (/^[1-9]\d{10,14}$/.test(digits)) yield `+${digits}`
  const first = main.split(/[/;,|]| oder | or | и /)[0]
  if (first && first !== main && digitsOf(first).length > 5) yield first
}

const isAsWritten = (number: PhoneNumber, main: string, digits: string): boolean =>
  main.startsWith('+') || digits === nationalDigits(number) || `+${digits}` === number.number

function nationalDigits(number: PhoneNumber): string {
  return digitsOf(number.format('NATIONAL').replace(/ ext\. .*$/, ''))
}

/** A phone as people of `region` (two letters) read it: a national number there, else international. As typed where it is not valid. */
export function formatPhone(
  phone: { number: string; e164: string | null; extension: string | null; valid: boolean },
  region?: string | null,
): string {
  const number = phone.valid && phone.e164 ? parsePhoneNumberFromString(phone.e164) : undefined
  if (!number) return phone.number
  const printed = number.country && number.country === region ? number.formatNational() : number.formatInternational()
  return phone.extension ? `${printed} ext. ${phone.extension}` : printed
}

/** The digits by which a search finds a phone: international, national and as typed; none that another one contains. */
export function phoneSearchText(phone: ParsedPhone): string {
  const forms = [...new Set([phone.e164?.slice(1), phone.national_digits, phone.digits])].filter((form) => !!form)
  return forms.filter((form) => !forms.some((other) => other !== form && other?.includes(form ?? ''))).join(' ')
}

export interface PhoneQuery {
  /** Numbers that the text may be, for an exact look-up. */
  e164: string[]
  /** Digits that may be stored as typed. The first is what was typed without `+` and `00`: the fragment to look for in a search text. */
  digits: string[]
}

const FEWEST_DIGITS = 4
const PHONE_LIKE = /^(?:tel\.?:?)?[\s+\p{Nd}().,\-‐‑–/]+$/iu

/** What to look for when a search text looks like a phone (at least four digits, nothing but digits and signs); null for other text. */
export function phoneQueryDigits(text: string, regions: readonly string[]): PhoneQuery | null {
  const { main } = takeExtension(text.trim())
  const digits = digitsOf(main)
  if (digits.length < FEWEST_DIGITS || !PHONE_LIKE.test(main)) return null
  const everywhere = regions.length === 0 || main.startsWith('+')
  const read = (everywhere ? [''] : regions).map((region) => parsePhone(main, [region]))
  const forms = read.flatMap((phone) => (phone.e164 ? [phone.national_digits ?? '', phone.e164.slice(1)] : []))
  return {
    e164: [...new Set(read.flatMap((phone) => phone.e164 ?? []))],
    digits: [...new Set([digits.replace(/^00(?=[1-9])/, ''), digits, ...forms])],
  }
}

/** An international number in groups, as it is printed: `+493012345678` as `+49 30 12345678`. */
export const groupedPhone = (e164: string): string => parsePhoneNumberFromString(e164)?.formatInternational() ?? e164
