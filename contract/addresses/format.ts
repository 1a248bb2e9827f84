import formats from './formats/formats.json' with { type: 'json' }

/** The parts of an address that are text. The record of an address has these fields, and more. */
export const addressTextFields = [
  'salutation',
  'first_name',
  'last_name',
  'company_name',
  'line1',
  'line2',
  'line3',
  'dependent_locality',
  'city',
  'region',
  'postal_code',
  'country',
  'phone',
  'comment',
  'code',
] as const

export type AddressTextField = (typeof addressTextFields)[number]

/** An address as forms and letters see it. `country` has two letters; `region` is a code of the country's list or free text. */
export type AddressText = { [field in AddressTextField]?: string | null }

/** Parts of a layout, by the letters of the source: name, company, street, part of a city, city, region, postal code. */
export type Part = 'N' | 'O' | 'A' | 'D' | 'C' | 'S' | 'Z'
export const partFields: Record<Part, readonly AddressTextField[]> = {
  N: ['salutation', 'first_name', 'last_name'],
  O: ['company_name'],
  A: ['line1', 'line2', 'line3'],
  D: ['dependent_locality'],
  C: ['city'],
  S: ['region'],
  Z: ['postal_code'],
}
export type Token = { part: Part } | { text: string }

export interface AddressFormat {
  /** Lines of the layout, in the country's script or in Latin letters. */
  lines: Token[][]
  latin_lines: Token[][]
  required: Set<Part>
  upper: Set<Part>
  /** Matches a whole postal code; null where the country has none, or no rule. */
  postal_code: RegExp | null
  postal_code_example: string | null
  /** Written before a postal code: `L-`. */
  postal_code_prefix: string | null
  /** Some postal codes of the country begin with zero, which spreadsheets drop. */
  postal_code_zero: boolean
  language: string | undefined
  /** The country has a list of regions; addresses show a region by its code, not by its name. */
  has_regions: boolean
  region_code_printed: boolean
  state_name_type: string
  zip_name_type: string
  locality_name_type: string
  sublocality_name_type: string
}

/** A country of formats.json; the README beside it explains the keys. */
interface Source {
  fmt?: string
  lfmt?: string
  require?: string
  upper?: string
  zip?: string
  zipex?: string
  zip_zero?: boolean
  postprefix?: string
  lang?: string
  regions?: boolean
  region_code_printed?: boolean
  state_name_type?: string
  zip_name_type?: string
  locality_name_type?: string
  sublocality_name_type?: string
}

const sources: Record<string, Source> = formats
const formatsRead = new Map<string, AddressFormat>()

/** The layout and the rules of a country. No country, or an unknown one, gives a layout with all parts that asks for street and city. */
export function addressFormat(country: string | null | undefined): AddressFormat {
  const code = country && Object.hasOwn(sources, country) ? country : ''
  let format = formatsRead.get(code)
  if (!format) formatsRead.set(code, (format = formatOf(sources[code] ?? ANY_COUNTRY)))
  return format
}

const ANY_COUNTRY: Source = { fmt: '%N%n%O%n%A%n%Z %C%n%S' }
const PLAIN = '%N%n%O%n%A%n%C'
const PLAIN_REQUIRED = 'AC'

function formatOf(source: Source): AddressFormat {
  const lines = linesOf(source.fmt ?? PLAIN)
  return {
    lines,
    latin_lines: source.lfmt ? linesOf(source.lfmt) : lines,
    required: partsOf(source.require ?? PLAIN_REQUIRED),
    upper: partsOf(source.upper ?? ''),
    postal_code: source.zip ? new RegExp(`^(?:${source.zip})$`, 'i') : null,
    postal_code_example: source.zipex ?? null,
    postal_code_prefix: source.postprefix?.trim() ?? null,
    postal_code_zero: source.zip_zero ?? false,
    language: source.lang,
    has_regions: source.regions ?? false,
    region_code_printed: source.region_code_printed ?? false,
    state_name_type: source.state_name_type ?? 'province',
    zip_name_type: source.zip_name_type ?? 'postal',
    locality_name_type: source.locality_name_type ?? 'city',
    sublocality_name_type: source.sublocality_name_type ?? 'suburb',
  }
}

const isPart = (letter: string | undefined): letter is Part => letter !== undefined && 'NOADCSZ'.includes(letter)
const partsOf = (letters: string): Set<Part> => new Set([...letters].filter(isPart))

function linesOf(layout: string): Token[][] {
  return layout.split('%n').map((line) => [...line.matchAll(/%([A-Z])|[^%]+/g)].flatMap(tokenOf))
}

function tokenOf([text, letter]: RegExpExecArray): Token[] {
  if (letter === undefined) return [{ text }]
  return isPart(letter) ? [{ part: letter }] : []
}
