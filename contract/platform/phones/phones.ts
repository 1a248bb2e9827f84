// Brings 150 kB of number plans with it: the web loads this file when a page first needs it, never with its first script.
import {
  isSupportedCountry,
  parsePhoneNumberFromString,
  type CountryCode,
  type PhoneNumber,
} from 'libphonenumber-js/max'
import { digitsOf, takeExtension } from './digits.ts'
import { severalPhones } from './several.ts'
import { dialledLetters } from './vanity.ts'

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
  /** The number is none here, and is only thought to be one of another country: it was typed without saying so. */
  guessed?: true
}

/**
 * Reads a phone as people type it: any signs, words around it, an extension, `00`, `8 …` in Russia, the old `+52 1` of Mexico.
 * `regions` are the countries whose rules a national number may follow, the likeliest first; a number typed just as one of them
 * writes it (with its trunk prefix) wins over one that merely could be read so. `elsewhere` are countries from which a number may
 * come as well: only one that is none of `regions` and has their trunk prefix is taken for one of theirs, as a guess. Of several
 * numbers it is the first. Never fails: what is not understood is kept as typed.
 */
export function parsePhone(text: string, regions: readonly string[], elsewhere: readonly string[] = []): ParsedPhone {
  const typed = text.trim()
  const asked = { regions: regions.filter(isRegion), elsewhere: elsewhere.filter(isRegion) }
  const [first = ''] = phonesOf(typed, regions, elsewhere)
  const { main, extension } = takeExtension(first)
  const whole = first === typed ? main : takeExtension(typed).main
  const digits = digitsOf(whole)
  const { number, guessed } = understand(main, digitsOf(main), asked)
  // Signs between numbers that are none, and letters that are no number: what could be dialled is not what was meant.
  const unclear = !number?.isValid() && (/[,;|]/.test(main) || dialledLetters(first) !== null)
  if (!number || unclear)
    return { typed, e164: null, digits, national_digits: null, extension, country: null, valid: false }
  return {
    typed,
    e164: number.number,
    digits,
    national_digits: nationalDigits(number),
    extension: extension ?? number.ext ?? null,
    country: number.country ?? null,
    valid: number.isValid(),
    ...(guessed && { guessed }),
  }
}

/** The numbers of a text that may hold several, each as it would be typed alone. See `parsePhone` for the countries. */
export function phonesOf(text: string, regions: readonly string[], elsewhere: readonly string[] = []): string[] {
  const asked = { regions: regions.filter(isRegion), elsewhere: elsewhere.filter(isRegion) }
  return severalPhones(text, (one) => {
    const { main } = takeExtension(one.trim())
    return understand(main, digitsOf(main), asked).number?.isValid() === true
  })
}

interface AskedCountries {
  regions: CountryCode[]
  elsewhere: CountryCode[]
}

interface Understood {
  number: PhoneNumber | null
  guessed?: true
}

const isRegion = (code: string): code is CountryCode => isSupportedCountry(code)

/**
 * The first reading that is exactly as its country writes it, else the first valid one, else a valid one from elsewhere, else the
 * first that could be dialled.
 */
function understand(main: string, digits: string, { regions, elsewhere }: AskedCountries): Understood {
  let valid: Understood | null = null
  let possible: PhoneNumber | null = null
  for (const { number, international } of readings(main, digits, regions)) {
    const guessed = international && regions.length > 0 && !regions.some((one) => one === number.country)
    const read: Understood = { number, ...(guessed && { guessed }) }
    if (!number.isValid()) possible ??= !guessed && number.isPossible() ? number : null
    else if (isAsWritten(number, main, digits)) return read
    else valid ??= read
  }
  return valid ?? fromElsewhere(main, digits, elsewhere) ?? { number: possible }
}

/** A number with the trunk prefix of another country, just as it is written there. */
function fromElsewhere(main: string, digits: string, elsewhere: CountryCode[]): Understood | null {
  for (const defaultCountry of elsewhere) {
    const number = parsePhoneNumberFromString(main, { defaultCountry })
    if (!number?.isValid() || nationalDigits(number) !== digits) continue
    if (digits !== number.nationalNumber || digits.startsWith('0')) return { number, guessed: true }
  }
  return null
}

interface NumberRead {
  number: PhoneNumber
  /** Its country code was typed without saying so, if it is one. */
  international: boolean
}

function* readings(main: string, digits: string, regions: CountryCode[]): Generator<NumberRead> {
  for (const candidate of candidates(main, digits, regions)) {
    const international = candidate.startsWith('+') || regions.length === 0
    for (const region of international ? [undefined] : regions) {
      const number = parsePhoneNumberFromString(candidate, region ? { defaultCountry: region } : {})
      if (number) yield { number, international: candidate === `+${digits}` && !main.includes('+') }
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
  const bare = main.replace(/\s*\([^()]*\)\s*$/, '')
  if (bare !== main && digitsOf(bare).length > 5) yield bare
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
  const digits = forms.filter((form) => !forms.some((other) => other !== form && other?.includes(form ?? '')))
  return [...digits, ...(phone.e164 && dialledLetters(phone.typed) !== null ? [phone.typed] : [])].join(' ')
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
  // Letters that are dialled are a number where they are one; else they are words, such as the name of a company.
  if (dialledLetters(text) !== null && !regions.some((region) => parsePhone(text, [region]).valid)) return null
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
