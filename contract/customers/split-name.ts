import { splitEastAsian } from './east-asian-names.ts'
import type { Salutation } from './names.ts'

export interface SplitName {
  salutation: Salutation | null
  first_name: string | null
  middle_name: string | null
  last_name: string | null
}

/** Titles before a name, in lower case and without dots. Null: read over, since there is no such salutation. */
const TITLES = new Map<string, Salutation | null>(
  titles([
    ['mr', 'mr mister herr hr sr señor monsieur m г-н господин'],
    ['mrs', 'mrs sra señora madame mme'],
    ['ms', 'ms miss frau fr srta mlle г-жа госпожа'],
    ['mx', 'mx'],
    ['dr', 'dr doctor'],
    [null, 'prof professor'],
  ]),
)

function titles(lists: [Salutation | null, string][]): [string, Salutation | null][] {
  return lists.flatMap(([salutation, words]) =>
    words.split(' ').map((word): [string, Salutation | null] => [word, salutation]),
  )
}

/** Whether a word is a title before a name, such as `Dr.` or `Frau`. */
export const isTitle = (word: string): boolean => word.length > 1 && TITLES.has(word.toLowerCase().replace(/\.$/, ''))

/** Whether a word stands behind a last name, such as `Jr.` or `PhD`. */
export const isSuffix = (word: string): boolean => SUFFIX.test(word)

const SUFFIX = /^(jr|sr|i{2,3}|iv|phd|md|esq)\.?$/i
/** Words that begin a last name: `Ludwig van Beethoven`. */
const PARTICLES = new Set(
  'van von vom zu zur zum der den de del della di da do dos das du des la le lo las los el al bin ibn ter ten af av st san santa mac'.split(
    ' ',
  ),
)
const PATRONYMIC = /..(вич|вна|ична|инична|оглы|кызы|ovich|evich|ovna|evna|ichna)$/iu
const SLAVIC_FAMILY = /...(ов|ова|ев|ева|ёв|ёва|ский|ская|цкий|цкая|енко)$/iu
const FAMILY_FIRST = /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}々]+$/u
const GIVEN = /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}々ー]+$/u

/**
 * Takes a whole name apart, for imports. Knows `First Middle Last`, `Last, First Middle`, particles (`van`, `de la`), suffixes,
 * titles, and the Russian orders with a patronymic. It is a guess: two surnames (`García Márquez`) look like a middle name.
 */
export function splitName(full: string): SplitName {
  const { salutation, words } = takeTitles(full.replace(/\s+/g, ' ').trim())
  const [first_name, middle_name, last_name] = splitWords(words).map((name) => (name === '' ? null : name))
  return { salutation, first_name: first_name ?? null, middle_name: middle_name ?? null, last_name: last_name ?? null }
}

function takeTitles(full: string): { salutation: Salutation | null; words: string } {
  const [title, ...rest] = full.split(' ')
  const known = TITLES.get((title ?? '').toLowerCase().replace(/\.$/, ''))
  if (known === undefined || rest.length === 0 || (title?.length === 1 && title !== 'M.'))
    return { salutation: null, words: full }
  const inner = takeTitles(rest.join(' '))
  return { salutation: inner.salutation === 'dr' ? 'dr' : (known ?? inner.salutation), words: inner.words }
}

type Names = [first: string, middle: string, last: string]

function splitWords(text: string): Names {
  const comma = /^([^,]+), *([^,]+)$/.exec(text)
  if (comma?.[1] && comma[2] && !SUFFIX.test(comma[2])) return givenNames(comma[2].split(' '), comma[1])
  const words = text.replace(/,/g, ' ').split(' ').filter(Boolean)
  let suffix = ''
  while (words.length > 2 && SUFFIX.test(words.at(-1) ?? '')) suffix = ` ${words.pop()}${suffix}`
  const [first, middle, last] = eastAsian(words) ?? slavic(words) ?? western(words)
  return [first, middle, last + suffix]
}

const givenNames = ([first = '', ...middle]: string[], last: string): Names => [first, middle.join(' '), last]

function eastAsian(words: string[]): Names | null {
  const [one = '', two] = words
  const joined = words.length === 1 ? splitEastAsian(one) : null
  if (joined) return [joined.first, '', joined.last]
  return two && words.length === 2 && FAMILY_FIRST.test(one) && GIVEN.test(two) ? [two, '', one] : null
}

function slavic(words: string[]): Names | null {
  const [one = '', two = '', three = ''] = words
  const cyrillic = /\p{Script=Cyrillic}/u.test(one)
  if (words.length === 3 && PATRONYMIC.test(two)) return [one, two, three]
  if (words.length === 3 && PATRONYMIC.test(three)) return [two, three, one]
  if (words.length !== 2 || !cyrillic) return null
  if (PATRONYMIC.test(two)) return [one, two, '']
  return SLAVIC_FAMILY.test(one) && !SLAVIC_FAMILY.test(two) ? [two, '', one] : null
}

function western(words: string[]): Names {
  if (words.length < 2) return [words[0] ?? '', '', '']
  const particle = words.findIndex((word, index) => index > 0 && index < words.length - 1 && PARTICLES.has(word))
  const family = particle > 0 ? particle : words.length - 1
  return givenNames(words.slice(0, family), words.slice(family).join(' '))
}
