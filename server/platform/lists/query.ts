import { foldWords } from '../../../contract/platform/fold.ts'
import { firstNames } from './spellings/first-names.ts'
import { skeletonOf, written } from './spellings/skeleton.ts'
import { foldScripts } from './spellings/scripts.ts'
import { latinPattern } from './spellings/typed.ts'
import { speltOut } from './fold.ts'

/**
 * A word of a search, and what else is as good: other words, patterns of LIKE for skeletons of words in other scripts, and a
 * regular expression for words in Latin letters.
 */
export interface SearchWord {
  word: string
  others: readonly string[]
  likes: readonly string[]
  regexp: string | null
}

const MOST_WORDS = 10
const BETWEEN = /[\s,;/()"<>«»„“”・]+/
const LATIN_WORD = /^[a-z][a-z-]+$/
/** Fewer letters are the beginning of too much. */
const leastOfSkeleton = 3

/** A word as it was typed that is looked for as it is: digits, codes. */
export const plainWord = (word: string): SearchWord => ({ word, others: [], likes: [], regexp: null })

/** The words of a typed search, split and folded as the stored text is. At most ten; the rest would narrow nothing. */
export function searchWordsOf(typed: string): SearchWord[] {
  const found = new Map<string, SearchWord>()
  for (const part of typed.normalize('NFKC').split(BETWEEN))
    for (const folded of foldWords(part)) {
      const word = foldScripts(folded)
      if (!found.has(word)) found.set(word, searchWord(word, part.normalize('NFC').toLowerCase()))
    }
  return [...found.values()].slice(0, MOST_WORDS)
}

function searchWord(word: string, typed: string): SearchWord {
  const spelt = foldWords(speltOut(typed)).filter((one) => one !== word)
  const signed = typed === word ? [] : foldWords(typed.replace(/[čćšžđ]/g, (letter) => SIGNED[letter] ?? letter))
  const names = firstNames.get(typed.replaceAll('ё', 'е')) ?? []
  return {
    word,
    others: [...spelt, ...names],
    likes: [...new Set([word, ...signed].flatMap(skeletonPatterns))],
    regexp: latinPattern(typed),
  }
}

/** The beginnings of words; a short skeleton that is much of a word, as of `Jack`, stands for a whole one. */
function skeletonPatterns(word: string): string[] {
  if (!LATIN_WORD.test(word) || word.length < leastOfSkeleton) return []
  const skeletons = word.split('-').map(skeletonOf)
  const looked = skeletons.map(written).join('-')
  const [first = ''] = skeletons
  const isWhole = skeletons.length === 1 && first.length < 4 && first.length < word.length
  return isWhole ? [`%${looked} %`, `%${looked}`] : [`%${looked}%`]
}

/** Letters with a sign, as English spells them. */
const SIGNED: Record<string, string> = { č: 'ch', ć: 'ch', š: 'sh', ž: 'zh', đ: 'dj' }
