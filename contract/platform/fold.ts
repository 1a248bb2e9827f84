/** Accents and other signs over or under a letter. Vowel signs of Indic scripts, Thai and kana are letters, not accents: they stay. */
const ACCENTS =
  /[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]/g

/** Letters that Unicode does not take apart. */
const PLAIN: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ŧ: 't',
  ŋ: 'n',
  ə: 'e',
  ς: 'σ',
}
const PLAIN_LETTERS = new RegExp(`[${Object.keys(PLAIN).join('')}]`, 'g')
const APOSTROPHES = /['`´’‘ʼʹʻ‛′＇]/g
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g
const DASHES = /[‐‑‒–—−]/g
const ASCII = /^[\x20-\x7e]*$/

/**
 * Text as searches and comparisons see it: lower case, without accents and apostrophes, `ß` as `ss`, `ø` as `o`, wide and
 * ligature forms as plain letters, single blanks. Letters of other scripts stay letters of their script.
 */
export function foldText(text: string): string {
  const bare = text.replace(APOSTROPHES, '')
  return (ASCII.test(bare) ? bare.toLowerCase() : foldLetters(bare)).replace(/\s+/g, ' ').trim()
}

function foldLetters(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(ACCENTS, '')
    .replace(INVISIBLE, '')
    .replace(DASHES, '-')
    .normalize('NFC')
    .replace(PLAIN_LETTERS, (letter) => PLAIN[letter] ?? letter)
}

const EDGES = /^[^\p{L}\p{N}@_]+|[^\p{L}\p{N}\p{M}@_]+$/gu

/** The folded words of a text, in order, each once: split at blanks and at `, ; / ( ) "`, without signs at their ends. */
export function foldWords(text: string): string[] {
  const words = foldText(text)
    .split(/[\s,;/()"<>«»„“”]+/)
    .map((word) => word.replace(EDGES, ''))
  return [...new Set(words)].filter((word) => word !== '')
}
