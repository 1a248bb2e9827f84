/** Languages that rules and lists know, by their letter in the table of names. */
const letters: Record<string, string> = {
  en: 'e',
  it: 'i',
  es: 's',
  fr: 'f',
  de: 'd',
  tr: 't',
  pt: 'p',
  nl: 'n',
  pl: 'l',
  uk: 'u',
  ru: 'r',
  be: 'r',
  bg: 'r',
  ca: 's',
}

/** Languages of a country whose names are likely there. */
const spoken: Record<string, string> = {
  en: 'US GB IE AU NZ',
  de: 'DE AT LI',
  es: 'ES MX AR CO CL PE EC BO PY UY VE CR PA GT HN NI SV DO CU PR',
  fr: 'FR MC SN CI',
  it: 'IT SM VA',
  pt: 'PT BR AO MZ',
  tr: 'TR',
  nl: 'NL SR',
  pl: 'PL',
  ru: 'RU BY KZ KG BG',
  uk: 'UA',
  'de fr it': 'CH',
  'nl fr': 'BE',
  'de fr': 'LU',
  'en fr': 'CA',
}

const byCountry = new Map(
  Object.entries(spoken).flatMap(([languages, countries]) =>
    countries.split(' ').map(
      (country) =>
        [
          country,
          languages
            .split(' ')
            .map((one) => letters[one])
            .join(''),
        ] as const,
    ),
  ),
)

export interface Whereabouts {
  /** Language or locale tag of the customer: `de`, `es-MX`. */
  locale?: string | null | undefined
  /** Of the phone, of the address, of the home site: the nearest first. */
  countries?: readonly (string | null | undefined)[]
  siteCountries?: readonly string[]
}

/** Which languages a name is likely written in: groups of letters, the likeliest first. Nothing known: none. */
export function hintsOf({ locale, countries = [], siteCountries = [] }: Whereabouts): string[] {
  const language = locale ? letters[locale.slice(0, 2).toLowerCase()] : undefined
  const site = new Set(siteCountries.flatMap((one) => [...(byCountry.get(one) ?? '')]))
  const groups = [language, ...countries.map((one) => (one ? byCountry.get(one) : undefined)), [...site].join('')]
  return [...new Set(groups.filter((group) => group !== undefined && group !== ''))] as string[]
}
