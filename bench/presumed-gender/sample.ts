import { writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { format } from 'prettier'
import type { HeldOut, Names } from './measure.ts'

// Takes names by sex from @faker-js/faker (MIT), which no list of the product comes from, into held-out.json:
//   node bench/presumed-gender/sample.ts DIRECTORY-OF-THE-PACKAGE [NAMES-OF-EACH-SEX]
// 40 of each sex unless said otherwise; a high number takes all, for the figures in docs/presumed-sex.md.

const [directory = '', most = '40'] = process.argv.slice(2)
const locales: Record<string, string[]> = {
  en: ['en'],
  de: ['de', 'de_AT', 'de_CH'],
  es: ['es', 'es_MX'],
  fr: ['fr'],
  it: ['it'],
  pt: ['pt_BR', 'pt_PT'],
  ru: ['ru'],
  uk: ['uk'],
  tr: ['tr'],
  nl: ['nl', 'nl_BE'],
  pl: ['pl'],
}

type BySex = Record<string, string[] | undefined>
const faker = (await import(pathToFileURL(`${directory}/dist/index.js`).href)) as Record<
  string,
  { person: Record<string, BySex | undefined> }
>

const out: Record<string, HeldOut> = Object.fromEntries(
  Object.entries(locales).map(([language, names]) => [
    language,
    { female: namesOf(names, 'female'), male: namesOf(names, 'male') },
  ]),
)
const text = await format(JSON.stringify(out), { parser: 'json', printWidth: 10_000 })
writeFileSync(new URL(Number(most) > 40 ? 'all.json' : 'held-out.json', import.meta.url), text)

function namesOf(names: string[], sex: string): Names {
  const lists = names.map((name) => faker[name]!.person)
  const take = (kind: string, of: string): string[] => lists.flatMap((list) => list[kind]?.[of] ?? [])
  const other = new Set(take('first_name', sex === 'female' ? 'male' : 'female'))
  const generic = new Set(take('first_name', 'generic'))
  const own = [...new Set(take('first_name', sex))]
  const certain = own.filter((name) => !other.has(name))
  const lasts = take('last_name', sex)
  return {
    first: spread(names[0] === 'tr' ? certain.filter((name) => !generic.has(name)) : certain),
    middle: spread([...new Set(take('middle_name', sex))].filter(() => /^(ru|uk)$/.test(names[0]!))),
    last: spread([...new Set(lasts.length > 0 ? lasts : take('last_name', 'generic'))]),
  }
}

/** So many of a list, from all over it. */
function spread(list: readonly string[]): string[] {
  const step = Math.max(1, list.length / Number(most))
  return Array.from({ length: Math.min(list.length, Number(most)) }, (_, place) => list[Math.floor(place * step)]!)
}
