import { writeFileSync, readFileSync } from 'node:fs'
import { foldText } from '../../contract/platform/fold.ts'
import { knownBetter } from './known-better.ts'

// Makes server/customers/presumed-gender/rules/given-names.txt from lists of names by sex. Usage:
//   node bench/presumed-gender/table.ts sources.json > server/customers/presumed-gender/rules/given-names.txt
// sources.json: {list: {name: {female: […], male: […]}}}; docs/presumed-sex.md says where the lists come from.

type List = { female: string[]; male: string[]; both?: string[] }
interface Sources {
  gdfn: Record<string, List>
  pyfaker: Record<string, List>
  chance: Record<string, List>
  compromise: List
}

/** Letters of the languages in the table; a small one stands for female, a capital for male. */
const letters = { en: 'e', it: 'i', es: 's', fr: 'f', de: 'd', tr: 't', pt: 'p', nl: 'n', pl: 'l', uk: 'u' }
type Language = keyof typeof letters

const sources = JSON.parse(readFileSync(process.argv[2]!, 'utf8')) as Sources

/** Of several lists of a language the first that knows a name decides: short lists of common names come first. */
const { gdfn, pyfaker, chance, compromise } = sources
const lists: Record<Language, (List | undefined)[]> = {
  en: [compromise, pyfaker.en_US, chance.en, gdfn.en],
  it: [chance.it, gdfn.it],
  es: [pyfaker.es_ES, gdfn.es],
  fr: [pyfaker.fr_FR, pyfaker.fr_CH, frenchList()],
  de: [joined(pyfaker.de_DE, pyfaker.de_CH), gdfn.de],
  tr: [gdfn.tr],
  pt: [pyfaker.pt_BR],
  nl: [pyfaker.nl_NL, chance.nl],
  pl: [pyfaker.pl_PL],
  uk: [pyfaker.uk_UA],
}

/**
 * The French list calls female whatever a woman was ever called, `Paul` too: that counts where another list says female as
 * well, or where the name looks it and no list disagrees. What it calls male no woman was ever called.
 */
function frenchList(): List {
  const others = [gdfn.it, gdfn.es, gdfn.de, gdfn.en, compromise, ...Object.values(pyfaker)]
  const male = new Set(others.flatMap((list) => list?.male ?? []).map(foldText))
  const female = new Set(others.flatMap((list) => list?.female ?? []).map(foldText))
  const believed = (name: string): boolean =>
    !male.has(name) && (female.has(name) || /(?:a|ette|ine|elle|enne|onne|anne|ie|ee|ise|ille|ane)$/.test(name))
  const list = gdfn.fr!
  return { male: list.male, female: list.female.filter((name) => believed(foldText(name))) }
}

function joined(...all: (List | undefined)[]): List {
  return { female: all.flatMap((one) => one?.female ?? []), male: all.flatMap((one) => one?.male ?? []) }
}

const table = new Map<string, Map<Language, string>>()
for (const [language, all] of Object.entries(lists) as [Language, (List | undefined)[]][]) {
  const known = new Map<string, string>()
  for (const list of all) if (list) for (const [name, sex] of read(list)) if (!known.has(name)) known.set(name, sex)
  for (const [name, sex] of Object.entries(knownBetter[language] ?? {})) known.set(foldText(name), sex)
  for (const [name, sex] of known) table.set(name, (table.get(name) ?? new Map()).set(language, sex))
}

function read(list: List): Map<string, string> {
  const found = new Map<string, string>()
  const add = (names: readonly string[], sex: string): void => {
    for (const name of names.flatMap(spellings)) {
      const before = found.get(name) ?? ''
      if (!before.includes(sex)) found.set(name, (before + sex).split('').toSorted().join(''))
    }
  }
  add(list.female, 'f')
  add(list.male, 'm')
  add(list.both ?? [], 'f')
  add(list.both ?? [], 'm')
  return found
}

/** German names are also typed without the dots: `Juergen`. */
function spellings(name: string): string[] {
  const typed = name.normalize('NFC').toLowerCase()
  const spelt = typed.replaceAll('ä', 'ae').replaceAll('ö', 'oe').replaceAll('ü', 'ue')
  return [...new Set([typed, spelt].map(foldText))].filter((one) => /^[\p{L}][\p{L} -]+$/u.test(one))
}

const lines = [...table].map(([name, byLanguage]) => {
  const codes = [...byLanguage].flatMap(([language, sexes]) =>
    [...sexes].map((sex) => (sex === 'f' ? letters[language] : letters[language].toUpperCase())),
  )
  return `${name}:${codes.join('')}`
})
const sorted = lines.toSorted((a, b) => Buffer.compare(Buffer.from(keyOf(a)), Buffer.from(keyOf(b))))
writeFileSync(1, `${sorted.join('\n')}\n`)

function keyOf(line: string): string {
  return line.slice(0, line.indexOf(':'))
}
