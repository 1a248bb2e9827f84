import { readFileSync } from 'node:fs'
import { addressFormat } from '../../contract/addresses/format.ts'
import { countryCodes } from '../../contract/platform/countries/countries.ts'
import { foldText } from '../../contract/platform/fold.ts'

export interface Region {
  /** The second half of its ISO 3166-2 code where it has one, else a short name. Unique in its country. */
  code: string
  /** In the country's own script. */
  name: string
  /** In Latin letters, where the name is not. */
  latin_name?: string
  /** In other languages of the country, by language. */
  local_names?: Record<string, string>
  /** Pattern of the beginning of its postal codes. */
  zip?: string
  /** What an address of this country holds and prints for it: the code in some countries, the name in most. */
  written: string
}

type Stored = Omit<Region, 'written'>

let stored: Record<string, Stored[]> | undefined
const lists = new Map<string, readonly Region[]>()

/** The regions that addresses of a country name, sorted by name. Empty where addresses have none. Read from the file when first asked. */
export function regionsOf(country: string): readonly Region[] {
  stored ??= JSON.parse(readFileSync(new URL('./data/regions.json', import.meta.url), 'utf8')) as Record<
    string,
    Stored[]
  >
  let list = lists.get(country)
  if (!list) lists.set(country, (list = listOf(country, Object.hasOwn(stored, country) ? (stored[country] ?? []) : [])))
  return list
}

function listOf(country: string, regions: Stored[]): Region[] {
  const format = addressFormat(country)
  const { compare } = new Intl.Collator(format.language)
  return regions
    .map((region) => ({ ...region, written: format.region_code_printed ? region.code : region.name }))
    .sort((a, b) => compare(a.name, b.name))
}

/** The region that a text names by code or by a name in any of its languages; accents and case do not matter. */
export function findRegion(country: string, text: string): Region | null {
  let known = byName.get(country)
  if (!known) byName.set(country, (known = spellingsOf(regionsOf(country))))
  return known.get(foldText(text)) ?? null
}

const byName = new Map<string, Map<string, Region>>()

/** A code means its region, whatever else is called so. */
function spellingsOf(regions: readonly Region[]): Map<string, Region> {
  const named = regions.flatMap((region) => namesOf(region).map((name) => [name, region] as const))
  const first = new Map(named.toReversed())
  return new Map([...first, ...regions.map((region) => [foldText(region.code), region] as const)])
}

/** The regions of all countries that a text names, each by everything that it is called: folded only in letter case. */
export function regionsCalled(text: string): { country: string; spellings: string[] }[] {
  return countryCodes.flatMap((country) => {
    const region = findRegion(country, text)
    if (!region) return []
    const { code, name, latin_name, local_names = {} } = region
    const spellings = [code, name, latin_name ?? name, ...Object.values(local_names)].map((one) => one.toLowerCase())
    return [{ country, spellings: [...new Set(spellings)] }]
  })
}

function namesOf(region: Region): string[] {
  return [region.name, region.latin_name, ...Object.values(region.local_names ?? {})].flatMap((name) =>
    name ? [foldText(name)] : [],
  )
}

/** Name of a region by its code, in the country's own script; null for an unknown code. */
export function regionName(country: string, code: string): string | null {
  return regionsOf(country).find((region) => region.code === code)?.name ?? null
}
