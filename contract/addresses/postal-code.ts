import type { AddressFormat } from './format.ts'

/** Whether a postal code looks as the country writes it; letter case and a country prefix (`L-`, `D-`) do not matter. */
export function postalCodeFits(postal_code: string, format: AddressFormat): boolean {
  const rule = format.postal_code
  return rule === null || rule.test(postal_code) || inRule(tidy(postal_code), format) !== null
}

/**
 * A postal code as the country writes it: `sw1a1aa` is `SW1A 1AA`, `1012ab` is `1012 AB`, `1000001` in Japan `100-0001`. Without the
 * prefix that the layout prints anyway: `L-1234` is `1234`, `D-10115` is `10115`. As typed where it does not fit.
 */
export function writtenPostalCode(postal_code: string, format: AddressFormat): string {
  return (format.postal_code && inRule(tidy(postal_code), format)) ?? postal_code.trim()
}

/**
 * What was probably meant by a postal code that does not fit; null where nothing is near. Spreadsheets drop zeros at the
 * beginning (`1067` in Germany is `01067`), and people type the letters O and I for digits.
 */
export function likelyPostalCode(postal_code: string, format: AddressFormat): string | null {
  const typed = tidy(postal_code)
  if (format.postal_code === null || inRule(typed, format) !== null) return null
  const zeros = format.postal_code_zero && /^\d[\d -]*$/.test(typed) ? [`0${typed}`, `00${typed}`] : []
  const digits = /[OI]/.test(typed) ? letterwise(typed) : []
  return [...zeros, ...digits].map((one) => inRule(one, format)).find((one) => one !== null) ?? null
}

/** Each way to take some letters O and I for digits, or digits for these letters. A postal code has few of them. */
function letterwise(typed: string): string[] {
  const places = [...typed].flatMap((sign, at) => (/[OI01]/.test(sign) ? [at] : [])).slice(0, 6)
  const other: Record<string, string> = { O: '0', I: '1', '0': 'O', '1': 'I' }
  return Array.from({ length: 2 ** places.length }, (_, choice) =>
    [...typed]
      .map((sign, at) => ((choice >> places.indexOf(at)) & 1 && places.includes(at) ? other[sign] : sign))
      .join(''),
  )
}

/** Capitals, plain digits, one blank at most between signs, one sort of hyphen. */
const tidy = (postal_code: string): string =>
  postal_code
    .normalize('NFKC')
    .replace(/\s*[‐‑‒–—−-]\s*/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
    .toUpperCase()

/** Letters of a country before a number, as the post of Europe wrote them once: `D-10115`, `S-958 22`. */
const COUNTRY_LETTERS = /^[A-Z]{1,3}[ -]+(?=\d)/

/** A tidy postal code as the rule has it; null where it does not fit. */
function inRule(typed: string, format: AddressFormat): string | null {
  const prefix = format.postal_code_prefix
  const bare =
    prefix && typed.startsWith(prefix) ? typed.slice(prefix.length).trim() : typed.replace(COUNTRY_LETTERS, '')
  for (const one of new Set([typed, bare])) {
    const found = [...grouped(one, format), one].find((text) => format.postal_code?.test(text))
    if (found !== undefined) return found
  }
  return null
}

/** The signs of a code in groups as in the country's example, where what was typed has these groups or none. */
function grouped(typed: string, { postal_code_example }: AddressFormat): string[] {
  const signs = typed.replace(/[ -]/g, '')
  const [before, sign, after] = /^([^ -]+)([ -])([^ -]+)$/.exec(postal_code_example ?? '')?.slice(1) ?? []
  const parted = (at: number, by: string) =>
    at > 0 && at < signs.length ? [signs.slice(0, at) + by + signs.slice(at)] : []
  const forms = [
    ...(sign ? [...parted(signs.length - after!.length, sign), ...parted(before!.length, sign)] : []),
    // ZIP+4 of the United States and where they bring the post.
    ...(/^\d{9}$/.test(signs) ? parted(5, '-') : []),
    // Letters that every code of a country begins with, as the example has them: `1073` in Latvia.
    ...(/^\d+$/.test(typed)
      ? [`${/^[A-Z]{2}[ -]?(?=\d{3,}$)/.exec(postal_code_example ?? '')?.[0] ?? ''}${signs}`]
      : []),
  ]
  return forms.filter((form) => typed === signs || typed.replace('-', ' ') === form.replace('-', ' '))
}
