import newToOld from 'opencc-js/dict/JPShinjitaiCharacters'
import traditionalToSimplified from 'opencc-js/dict/TSCharacters'

const PLAIN = /^[\u0000-\u05cf\u0400-\u052f]*$/
const HAN = /\p{Script=Han}/u
const EACH_HAN = /\p{Script=Han}/gu
const KATAKANA = /[\u30a1-\u30f6\u30fd\u30fe]/g
const PROLONGED = /([\u3041-\u3096])(ー+)/g
const REPEATED = /([\u3041-\u3096])[ゝゞ]/g

/** Letters that stand for one another in a search, by the rules of CLDR's root (Arabic and Persian, final letters of Hebrew), and digits. */
const LETTERS = new Map([
  ...same('ا', 'ٱ'),
  ...same('ي', 'ىیې'),
  ...same('ك', 'کڪ'),
  ...same('ه', 'ةۀہھەۃ'),
  ...same('כ', 'ך'),
  ...same('מ', 'ם'),
  ...same('נ', 'ן'),
  ...same('פ', 'ף'),
  ...same('צ', 'ץ'),
  ...Array.from('٠١٢٣٤٥٦٧٨٩', (digit, at): [string, string] => [digit, String(at)]),
  ...Array.from('۰۱۲۳۴۵۶۷۸۹', (digit, at): [string, string] => [digit, String(at)]),
])
const EACH_LETTER = new RegExp(`[${[...LETTERS.keys()].join('')}]`, 'g')

function same(as: string, others: string): [string, string][] {
  return Array.from(others, (letter) => [letter, as])
}

/** Which vowel a long one prolongs, by the row of the syllabary: あ, い, う, え, お. */
const VOWELS: [string, RegExp][] = [
  ['あ', /[ぁあかがさざただなはばぱまゃやらゎわゕ]/],
  ['い', /[ぃいきぎしじちぢにひびぴみりゐ]/],
  ['う', /[ぅうくぐすずっつづぬふぶぷむゅゆるゔ]/],
  ['え', /[ぇえけげせぜてでねへべぺめれゑゖ]/],
  ['お', /[ぉおこごそぞとどのほぼぽもょよろを]/],
]
const vowelOf = (kana: string): string => VOWELS.find(([, row]) => row.test(kana))?.[0] ?? ''

/**
 * A folded word as searches compare it: katakana as hiragana with the mark of length as its vowel (CLDR ja), Arabic, Persian
 * and Hebrew letters that are one to who searches, traditional Chinese and old Japanese signs as simplified ones (OpenCC).
 */
export function foldScripts(word: string): string {
  if (PLAIN.test(word)) return word
  const letters = toHiragana(word).replace(EACH_LETTER, (letter) => LETTERS.get(letter) ?? letter)
  return HAN.test(letters) ? letters.replace(EACH_HAN, simplified) : letters
}

/** Kana in the one of the two syllabaries, without marks of length and repetition. */
export function toHiragana(word: string): string {
  return word
    .replace(KATAKANA, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
    .replace(REPEATED, '$1$1')
    .replace(PROLONGED, (_, kana: string, marks: string) => kana + vowelOf(kana).repeat(marks.length))
}

let signs: { old: ReadonlyMap<string, string>; simple: ReadonlyMap<string, string> } | undefined

function simplified(sign: string): string {
  signs ??= { old: tableOf(newToOld), simple: tableOf(traditionalToSimplified) }
  const traditional = signs.old.get(sign) ?? sign
  return signs.simple.get(traditional) ?? traditional
}

const tableOf = (pairs: string): ReadonlyMap<string, string> =>
  new Map(
    pairs.split('|').map((pair): [string, string] => {
      const [from = '', to = from] = pair.split(' ')
      return [from, to]
    }),
  )

const CJK = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー]+$/u

/** Words of Chinese, Japanese and Korean that follow one another, in one: they are printed without blanks. Null for none. */
export function joinedScripts(words: readonly string[]): string | null {
  const joined = words.filter((word) => CJK.test(word))
  return joined.length > 1 ? joined.join('') : null
}
