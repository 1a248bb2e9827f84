import { COUNTRY_CODES, CURRENCY_CODES, LANGUAGE_TAGS } from './codes.ts'
import { COUNTRY_SPELLINGS } from './spellings.ts'
import { foldText } from '../fold.ts'

const list = (codes: string): string[] => codes.trim().split(/\s+/)

/** The countries of ISO 3166-1 and Kosovo (XK), by two letters, in the order of their letters. */
export const countryCodes: readonly string[] = list(COUNTRY_CODES).map((codes) => codes.slice(0, 2))
/** The currencies in use, by ISO 4217. */
export const currencyCodes: readonly string[] = list(CURRENCY_CODES)
/** Locales to choose from, as tags of BCP 47. */
export const languageTags: readonly string[] = list(LANGUAGE_TAGS)

/** Name of a country as a language calls it: `countryName('DE', 'en')` is `Germany`. The code itself where there is no name. */
export const countryName = (code: string, locale: string): string => nameOf('region', code, locale)
/** Name of a currency: `currencyName('EUR', 'de')` is `Euro`. The code itself where there is no name. */
export const currencyName = (code: string, locale: string): string => nameOf('currency', code, locale)
/** Name of a locale: `localeName('de-AT', 'en')` is `German (Austria)`. The tag itself where there is no name. */
export const localeName = (tag: string, locale: string): string => nameOf('language', tag, locale)

const displayNames = new Map<string, Intl.DisplayNames>()

function nameOf(type: 'region' | 'currency' | 'language', code: string, locale: string): string {
  const key = `${type} ${locale}`
  let names = displayNames.get(key)
  if (!names) displayNames.set(key, (names = new Intl.DisplayNames([locale], { type, languageDisplay: 'standard' })))
  try {
    return names.of(code) ?? code
  } catch {
    return code
  }
}

/** Languages whose names of all countries are understood; a country's own language is understood beside them. */
const NAMING_LANGUAGES = ['en', 'de', 'es', 'fr', 'ru', 'it', 'pt', 'nl', 'pl', 'uk', 'tr']

/**
 * The country that a text names, as its two letters, or null. Understands the codes of ISO 3166-1 (two letters, three letters,
 * three digits), names in eleven languages and in the country's own, and usual other spellings; case, accents and signs are
 * ignored. Codes of the European Union (EL, XI), of territories (IC, EA), of cars (D, A, FL), and islands that have no code mean
 * their country. `locales` adds languages. Ambiguous short names mean the larger country (`Korea` is KR, `Congo` is CG).
 */
export function parseCountry(text: string, locales: readonly string[] = []): string | null {
  const key = nameKey(text)
  if (key === '') return null
  known ??= knownNames()
  return (
    known.get(key) ??
    inLocales(key, locales) ??
    known.get(withoutForm(key)) ??
    known.get(beforeBrackets(text)) ??
    saidTwice(text, known) ??
    null
  )
}

let known: Map<string, string> | undefined

function knownNames(): Map<string, string> {
  const names = new Map<string, string>()
  const add = (name: string, code: string) => {
    const key = nameKey(name)
    if (key !== '' && !names.has(key)) names.set(key, code)
  }
  for (const codes of list(COUNTRY_CODES)) {
    for (const name of [codes.slice(0, 2), codes.slice(2, 5), codes.slice(5)]) add(name, codes.slice(0, 2))
  }
  for (const [code, spellings] of Object.entries(COUNTRY_SPELLINGS))
    for (const name of spellings.split(', ')) add(name, code)
  for (const language of NAMING_LANGUAGES)
    for (const code of countryCodes) addNames(countryName(code, language), code, add)
  for (const code of countryCodes)
    addNames(countryName(code, new Intl.Locale(`und-${code}`).maximize().language), code, add)
  return names
}

/** `Myanmar (Burma)` is also either of its two names. */
function addNames(name: string, code: string, add: (name: string, code: string) => void): void {
  add(name, code)
  const [, before, inside] = /^(.+?) *\((.+)\)$/.exec(name) ?? []
  if (before && inside) {
    add(before, code)
    add(inside, code)
  }
}

function inLocales(key: string, locales: readonly string[]): string | null {
  for (const locale of locales) {
    const code = countryCodes.find((code) => nameKey(countryName(code, locale)) === key)
    if (code) return code
  }
  return null
}

/** One key for `U.S.A.` and `usa`; `Saint Lucia` and `St. Lucia`; `Bosnia & Herzegovina` and `Bosnia and Herzegovina`. */
function nameKey(text: string): string {
  const words = foldText(text)
    .replace(/(?<=(?<!\p{L})\p{L})\.(?=\p{L}(?!\p{L}))/gu, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
    .split(' ')
  return (words.length === 1 ? words : words.map((word) => SHORT.get(word) ?? word).filter((word) => word !== ''))
    .join(' ')
    .replace(/о в(а?)(?= |$)/g, (_, many) => (many ? 'острова' : 'остров'))
}

/** `Deutschland/Germany`, `Schweiz (CH)`, `DE - Germany`: several names of one country. */
function saidTwice(text: string, known: ReadonlyMap<string, string>): string | null {
  const codes = text
    .split(/[/|()]|\s[-–]\s/)
    .filter((part) => /\p{L}/u.test(part))
    .map((part) => known.get(nameKey(part)))
  return codes.length > 1 && codes[0] && codes.every((code) => code === codes[0]) ? codes[0] : null
}

const SHORT = new Map([
  ...['saint', 'sankt', 'sainte', 'sint'].map((word) => [word, 'st'] as const),
  ...['the', 'die', 'and', 'und', 'et', 'y'].map((word) => [word, ''] as const),
])
const FORM_OF_STATE =
  /\b((socialist|united|federal|federative|islamic|plurinational|bolivarian|arab) )?(republic|kingdom|state|commonwealth|principality|sultanate|federation|duchy)( of)?\b/g

/** `Republic of Kenya` and `Kenya, Republic of` are `kenya`; a democratic republic may be the other half of a country. */
function withoutForm(key: string): string {
  return /democratic|peoples/.test(key) ? '' : key.replace(FORM_OF_STATE, '').replace(/\s+/g, ' ').trim()
}

/** `Falkland Islands (Malvinas)` is `falkland islands`; `Congo (…)` and `Korea (…)` are told apart by the bracket alone. */
function beforeBrackets(text: string): string {
  const key = nameKey(text.replace(/\(.*$/, ''))
  return text.includes('(') && !/^([ck]ongo|[ck]orea|coree)$/.test(key) ? key : ''
}
