import { createRequire } from 'node:module'
import { foldText, foldWords } from '../../../contract/platform/fold.ts'

const SPELT_OUT: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', å: 'aa', ø: 'oe' }
const SPELLABLE = /[äöüåø]/g
const ASCII = /^[\x20-\x7e]*$/
const OTHER_SCRIPT = /(?!\p{Script=Latin})\p{L}/u

/**
 * The text that searches look through: a blank, then every word of the parts, folded, each once, between single blanks.
 * A word that can be written otherwise is there otherwise too: `muller mueller`, `щербаков shcherbakov`, so that either
 * spelling finds it. Empty for nothing to search. A search folds its own words with `searchWords` and escapes `% _ \`.
 */
export function searchText(parts: readonly (string | null | undefined)[]): string {
  const words = new Set<string>()
  for (const part of parts) {
    if (!part) continue
    for (const word of foldWords(part)) words.add(word)
    if (!ASCII.test(part)) for (const word of otherSpellings(part)) words.add(word)
  }
  return words.size === 0 ? '' : ` ${[...words].join(' ')}`
}

function otherSpellings(text: string): string[] {
  const typed = text.normalize('NFC').toLowerCase()
  const speltOut = typed.replace(SPELLABLE, (letter) => SPELT_OUT[letter] ?? letter)
  return [...(speltOut === typed ? [] : foldWords(speltOut)), ...latinSpellings(typed)]
}

/** `Николай` is `nikolay` letter by letter and `nikolai` once folded: people write both. */
function latinSpellings(typed: string): string[] {
  if (!OTHER_SCRIPT.test(typed)) return []
  const words = typed.split(/\s+/).filter((word) => OTHER_SCRIPT.test(word))
  return [...words, ...words.map(foldText)].flatMap((word) => foldWords(inLatinLetters(word)))
}

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
