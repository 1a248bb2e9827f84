import { foldText } from '../../../../contract/platform/fold.ts'
import { romajiOf } from './kana.ts'
import { firstNames } from './first-names.ts'

const CYRILLIC = /[\u0400-\u04ff]/
const GREEK = /[\u0370-\u03ff]/
const KANA = /^[\u3041-\u3096]+$/

/** Passports of Russia and what other states keep of it (ICAO Doc 9303 part 3), with the letters of its neighbours. */
const passport = table(
  'аa бb вv гg ґg дd еe ёe єie жzh зz иi іi їi йi кk лl мm нn оo пp рr сs тt уu фf хkh цts чch шsh щshch ъie ыy ь эe юiu яia ўu ђdj јj љlj њnj ћc џdz ѓgj ќkj ѕdz',
)
/** Only what differs from the passport. */
const systems: { where: RegExp; unless?: RegExp; letters: ReadonlyMap<string, string> }[] = [
  // Ukraine, Cabinet of Ministers 55/2010; so in Belarus.
  { where: /г/, unless: /[ыэёъђјљњћџ]/, letters: table('гh') },
  // Bulgaria, Transliteration Act of 2009.
  { where: /[ъщ]|ьо/, unless: /[ыэёіїє]/, letters: table('ъa щsht ьy хh') },
  // ъ as BGN/PCGN have it.
  { where: /ъ/, unless: /[іїє]/, letters: table('ъ') },
  // ё as it sounds.
  { where: /ё/, letters: table('ёio') },
  // Serbian Latin without its signs.
  { where: /[чшжцђћџјљњ]/, unless: /[ыэёъщьюяйіїєґ]/, letters: table('жz цc чc шs ђd') },
]

function table(pairs: string): ReadonlyMap<string, string> {
  return new Map(pairs.split(' ').map((pair) => [pair.slice(0, 1), pair.slice(1)]))
}

const cyrillicBy = (word: string, letters?: ReadonlyMap<string, string>): string =>
  Array.from(word, (letter) => letters?.get(letter) ?? passport.get(letter) ?? letter).join('')

const greekPairs: [RegExp, string][] = [
  [/^μπ|μπ$/g, 'b'],
  [/ου/g, 'ou'],
  [/([αεη])υ(?=[θκξπστφχψ]|$)/g, '$1f'],
  [/([αεη])υ/g, '$1v'],
  [/γγ/g, 'ng'],
  [/γξ/g, 'nx'],
  [/γχ/g, 'nch'],
]
/** By ELOT 743, as passports of Greece have it. */
const elot = table('αa βv γg δd εe ζz ηi θth ιi κk λl μm νn ξx οo πp ρr σs ςs τt υy φf χch ψps ωo')
/** As it sounds, where people write that instead. */
const soundPairs: [RegExp, string][] = [
  [/μπ/g, 'b'],
  [/^ντ/g, 'd'],
  [/[εο]ι/g, 'i'],
  [/αι/g, 'e'],
  [/χ/g, 'h'],
]

/** Vowels that stand apart, by a diaeresis or an accent on the first, are two sounds. */
function greekLetters(word: string): string {
  const apart = word
    .normalize('NFD')
    .replace(/([αεηο]\u0301)([ιυ])/g, '$1\u200c$2')
    .replace(/([ιυ])\u0308/g, '\u200c$1')
  return apart.replace(/[\u0300-\u036f]/g, '').replaceAll('ς', 'σ')
}

const greekBy = (letters: string, pairs: readonly [RegExp, string][]): string =>
  Array.from(
    [...pairs, ...greekPairs].reduce((text, [from, to]) => text.replace(from, to), letters),
    (letter) => elot.get(letter) ?? letter,
  )
    .join('')
    .replaceAll('\u200c', '')

/**
 * The spellings in Latin letters of a word in Cyrillic, Greek or kana: by the rule of its passports first, then as its
 * neighbours carry the same letters over. Folded; empty for other scripts. Takes a composed word in lower case.
 */
export function latinSpellings(word: string): string[] {
  if (CYRILLIC.test(word)) {
    const others = systems.filter(({ where, unless }) => where.test(word) && !unless?.test(word))
    const all = [cyrillicBy(word), ...others.map(({ letters }) => cyrillicBy(word, letters))]
    return folded([...all, ...(firstNames.get(word.replaceAll('ё', 'е')) ?? [])])
  }
  if (GREEK.test(word)) {
    const letters = greekLetters(word)
    return folded([greekBy(letters, []), greekBy(letters, soundPairs)])
  }
  return KANA.test(word) ? romajiOf(word) : []
}

const folded = (spellings: readonly string[]): string[] => [...new Set(spellings.map(foldText))]
