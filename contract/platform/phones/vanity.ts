/** The keys of a telephone by their letters (ITU-T E.161). */
const KEYS = ['ABC', 'DEF', 'GHI', 'JKL', 'MNO', 'PQRS', 'TUV', 'WXYZ']
const keyOf = (letter: string): string => String(KEYS.findIndex((letters) => letters.includes(letter)) + 2)

/** How numbers begin that are given in letters: with `+`, a trunk prefix, an area in brackets, or as free and paid ones do. */
const HEAD = /^(?:\+|\(|0|1[38]00|1?[\s.-]?(?:8\d\d|900)\b|1[\s.-]\(?[2-9]\d\d)/

/** A few digits, then words: `1-800-FLOWERS`, `0800 REIFEN`, `+1 800 GO-FEDEX`. */
const VANITY = /^(?:tel:?\s*)?((?:\+|\()?\d(?:[\s().-]*\d){2,6}[\s().-]*)([A-Z](?:[A-Z\d]|[\s.-](?=[A-Z\d]))*)$/i

/** A number that is written in letters, with the digits of their keys: `1-800-3569377`; null for any other text. */
export function dialledLetters(text: string): string | null {
  const [, head, words] = VANITY.exec(text.normalize('NFKC').trim()) ?? []
  if (!head || !words || !HEAD.test(head) || !/[A-Z]{3}/i.test(words)) return null
  const digits = head + words.toUpperCase().replace(/[A-Z]/g, keyOf)
  const count = digits.replace(/\D/g, '').length
  return count >= 9 && count <= 15 ? digits : null
}
