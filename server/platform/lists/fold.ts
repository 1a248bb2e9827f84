import { createRequire } from 'node:module'
import { foldText, foldWords } from '../../../contract/platform/fold.ts'
import { latinSpellings } from './spellings/latin.ts'
import { foldScripts, joinedScripts } from './spellings/scripts.ts'
import { skeletonOf, written } from './spellings/skeleton.ts'

const SPELT_OUT: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', å: 'aa', ø: 'oe', đ: 'dj' }
const SPELLABLE = /[äöüåøđ]/g
const ASCII = /^[\x20-\x7e]*$/
const OTHER_SCRIPT = /(?!\p{Script=Latin})\p{L}/u
const KANA = /^[\u3041-\u3096]+$/

/** Letters with signs as passports spell them (ICAO Doc 9303): `müller` is `mueller`. Takes a composed text in lower case. */
export const speltOut = (text: string): string => text.replace(SPELLABLE, (letter) => SPELT_OUT[letter] ?? letter)

/**
 * The text that searches look through: a blank, then every word of the parts, folded, each once, between single blanks.
 * A word that can be written otherwise is there otherwise too: `muller mueller`, `юлия iuliia`, and as the skeletons of its
 * Latin spellings. Words that are printed without blanks are there in one as well. Empty for nothing to search. A search
 * makes the same of what is typed with `searchWordsOf` and escapes `% _ \`.
 */
export function searchText(parts: readonly (string | null | undefined)[]): string {
  const words = new Set<string>()
  for (const part of parts) {
    if (!part) continue
    if (ASCII.test(part)) for (const word of foldWords(part)) words.add(word)
    else addWords(words, part)
  }
  return words.size === 0 ? '' : ` ${[...words].join(' ')}`
}

function addWords(words: Set<string>, part: string): void {
  const folded = foldWords(part.replaceAll('・', ' ')).map(foldScripts)
  for (const word of folded) words.add(word)
  const typed = part.normalize('NFC').toLowerCase()
  const spelt = speltOut(typed)
  if (spelt !== typed) for (const word of foldWords(spelt)) words.add(foldScripts(word))
  if (!OTHER_SCRIPT.test(typed)) return
  const joined = joinedScripts(folded)
  if (joined !== null) words.add(joined)
  for (const word of typed.normalize('NFKC').split(/\s+/)) for (const one of inLatin(word)) words.add(one)
}

/** Each part between hyphens by itself, as people search by either. */
function inLatin(word: string): string[] {
  if (!OTHER_SCRIPT.test(word)) return []
  const parts = word.split('-').map((part) => part.replace(EDGES, ''))
  const spellings = parts.map((part) => {
    const folded = foldScripts(foldText(part))
    return latinSpellings(KANA.test(folded) ? folded : part.replace(/['`´’‘ʼ]/g, ''))
  })
  if (spellings.some((list) => list.length === 0)) return foldWords(inLatinLetters(word))
  const skeletons = spellings.map((list) => [...new Set(list.map((one) => written(skeletonOf(one))))])
  const most = Math.max(...skeletons.map((list) => list.length))
  const found = Array.from({ length: most }, (_, at) => skeletons.map((list) => list[at] ?? list[0]).join('-'))
  return [spellings.map(([first]) => first).join('-'), ...found]
}

const EDGES = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}\p{M}]+$/gu

/** A text in plain Latin letters, folded: `Щербаков` and `Shcherbakov`, `Müller` and `Mueller` come out the same. */
export function latinText(text: string): string {
  const latin = OTHER_SCRIPT.test(text)
    ? text
        .normalize('NFC')
        .toLowerCase()
        .split(/\s+/)
        .map((word) => (OTHER_SCRIPT.test(word) ? inLatinLetters(word) : word))
        .join(' ')
    : text
  return foldText(latin)
    .replace(/([aou])e/g, '$1')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

const require = createRequire(import.meta.url)
let transliterate: ((text: string) => string) | undefined

/** Loaded with the first word that needs it: the tables take 20 MB, and many stores never meet another script. */
function loadTransliterate(): (text: string) => string {
  return (require('transliteration') as { transliterate: (text: string) => string }).transliterate
}

/** One word stays one word: Chinese comes out in syllables with blanks between them. Greek ου is one sound. */
function inLatinLetters(word: string): string {
  transliterate ??= loadTransliterate()
  return transliterate(word.replace(/ο[υύ]/g, 'ou')).replace(/(?<=\p{L}) +(?=\p{L})/gu, '')
}
