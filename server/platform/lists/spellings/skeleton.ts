const SPELT: [RegExp, string][] = [
  [/shch|schtsch|schch|szcz|sch/g, 'sh'],
  [/tsch|tch/g, 'ch'],
  [/kh/g, 'h'],
  [/ph/g, 'f'],
  [/th/g, 't'],
  [/g[hk]/g, 'g'],
  [/tz/g, 'ts'],
  [/w/g, 'v'],
  [/ck|q/g, 'k'],
  [/c(?=[aourtl])/g, 'k'],
  [/x/g, 'ks'],
  [/n(?=[bp])/g, 'm'],
  [/([spf])\1/g, '$1'],
  [/[yj]/g, 'i'],
  [/i{2,}/g, 'i'],
  [/i+e/g, 'e'],
  [/ee/g, 'e'],
  [/ou|oo/g, 'u'],
  [/uu/g, 'u'],
  [/liu/g, 'lu'],
]

/**
 * The letters of stored skeletons, each at the place of its Latin one, and one before all: Glagolitic, which nobody types, so
 * that a search for a part of a word does not meet them. Trigrams are made of letters and digits alone, so letters they are.
 */
const LETTERS = 'ⰰⰱⰲⰳⰴⰵⰶⰷⰸⰹⰺⰻⰼⰽⰾⰿⱀⱁⱂⱃⱄⱅⱆⱇⱈⱉ'
const FIRST = 'ⱟ'

/** A skeleton as it is stored and looked for. */
export const written = (skeleton: string): string =>
  FIRST + skeleton.replace(/[a-z]/g, (letter) => LETTERS[letter.charCodeAt(0) - 97] ?? letter)

/**
 * What the spellings of a name in Latin letters have in common, however its letters were carried over: `Yuliia`, `Julia` and
 * `Iuliya` are one, as are `Khrushcheva` and `Hruscheva`. The beginning of a spelling has the beginning of its skeleton.
 * Takes a folded word.
 */
export function skeletonOf(word: string): string {
  return SPELT.reduce((text, [from, to]) => text.replace(from, to), word)
}
