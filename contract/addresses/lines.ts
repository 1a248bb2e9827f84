import { addressFormat, type AddressFormat, type AddressText, type Part, type Token } from './format.ts'
import { writtenPostalCode } from './postal-code.ts'
import { foldText } from '../platform/fold.ts'
import { personName } from '../customers/names.ts'

export interface AddressLinesOptions {
  /** Last line; leave it out for letters within the country. */
  country_name?: string
  /** Order for Latin letters, where a country has two. Left out: as the address is written. */
  latin?: boolean
  /** Printed for `region`, where the country prints names of regions and the address holds a code. */
  region_name?: string
  /** Printed before the name: `Ms`, `Herr`. */
  salutation_name?: string
  /** `false` keeps the letter case as typed where the country's post wants capitals. */
  capitals?: boolean
}

/**
 * An address as its country writes it, line by line. Missing parts leave no stray comma or empty line; a part that the layout
 * of the country does not know (a county in Great Britain) gets a line of its own, so that nothing typed is lost.
 */
export function formatAddress(address: AddressText, options: AddressLinesOptions = {}): string[] {
  const format = addressFormat(address.country)
  const values = valuesOf(address, format, options)
  if (Object.values(values).every((value) => value === '')) return []
  const layout = (options.latin ?? isLatin(address)) ? format.latin_lines : format.lines
  const printed = withUnknownParts(layout, values).flatMap((line) => printLine(line, values))
  return withCountry(printed, options.country_name)
}

function valuesOf(address: AddressText, format: AddressFormat, options: AddressLinesOptions): Record<Part, string> {
  const clean = (text: string | null | undefined) => text?.replace(/\s+/g, ' ').trim() ?? ''
  const capitals = (part: Part, text: string) =>
    options.capitals !== false && format.upper.has(part) ? text.toLocaleUpperCase(format.language) : text
  const region = format.region_code_printed ? address.region : (options.region_name ?? address.region)
  const name = personName(address)
  return {
    N: clean(name && options.salutation_name ? `${options.salutation_name} ${name}` : name),
    O: clean(address.company_name),
    A: capitals('A', [address.line1, address.line2, address.line3].map(clean).filter(Boolean).join('\n')),
    D: capitals('D', clean(address.dependent_locality)),
    C: capitals('C', clean(address.city)),
    S: capitals('S', clean(region)),
    Z: capitals('Z', writtenPostalCode(clean(address.postal_code), format)),
  }
}

function isLatin(address: AddressText): boolean {
  const text = [address.line1, address.line2, address.line3, address.city, address.region].join('')
  return /\p{Script=Latin}/u.test(text) && !/(?!\p{Script=Latin})\p{L}/u.test(text)
}

/** Adds lines for parts that have a value and no place in the layout, unless the layout says the same in words (`SINGAPORE`). */
function withUnknownParts(layout: Token[][], values: Record<Part, string>): Token[][] {
  const has = (line: Token[], part: Part) => line.some((token) => 'part' in token && token.part === part)
  const said = layout
    .flat()
    .map((token) => foldText('part' in token ? (token.part === 'A' ? '' : values[token.part]) : token.text))
  const lost = (['D', 'C', 'S', 'Z'] as const).filter(
    (part) => values[part] !== '' && !layout.some((line) => has(line, part)) && !said.includes(foldText(values[part])),
  )
  const street = layout.findIndex((line) => has(line, 'A'))
  const city = layout.findIndex((line) => has(line, 'C'))
  const lineOf = (part: Part) => (part === 'D' || city < 0 ? street : city)
  return layout.flatMap((line, index) => [
    line,
    ...lost.filter((part) => lineOf(part) === index).map((part) => [{ part }]),
  ])
}

/** A word that the layout prints always, such as `GIBRALTAR`; shorter texts are separators and prefixes. */
const WORD = /^\s*\p{Lu}{3,}\s*$/u

/** A separator is printed before a value that follows another one; a prefix (`CH-`) only before the value it belongs to. */
function printLine(line: Token[], values: Record<Part, string>): string[] {
  let printed = ''
  let before: string | null = null
  line.forEach((token, index) => {
    const fixed = 'text' in token && WORD.test(token.text)
    if ('text' in token && !fixed) before = index === 0 || printed !== '' ? token.text : null
    const value = 'part' in token ? values[token.part] : fixed ? token.text.trim() : ''
    if (value === '') return
    printed += (before ?? (isLatinEnd(printed, value) ? ' ' : '')) + value
    before = null
  })
  return printed
    .split('\n')
    .map((one) => one.trim())
    .filter(Boolean)
}

/** Parts that follow each other without a separator are meant for scripts without blanks; Latin letters need one. */
const isLatinEnd = (left: string, right: string): boolean =>
  /[\p{Script=Latin}\d]$/u.test(left) && /^[\p{Script=Latin}\d]/u.test(right)

function withCountry(lines: string[], country: string | undefined): string[] {
  const name = country?.trim()
  return name && foldText(lines.at(-1) ?? '') !== foldText(name) ? [...lines, name] : lines
}
