import { digitsOf } from './digits.ts'

/** Words that part two numbers, in the languages of files that come in. */
const WORDS =
  'or|and|oder|od\\.|und|u\\.|bzw\\.?|или|и|або|ou|et|o|oppure|e|y|u|i|lub|of|en|eller|och|og|nebo|vagy|és|veya|ve'

/** What may stand between numbers; what follows is no extension of the number before (`;ext=12`, `, доб. 12`). */
const SEPARATOR = new RegExp(
  `(\\s*[;|、،\\n]\\s*|\\s*[,，]\\s*|\\s*[/／&]\\s*|\\s+[-–—]\\s+|\\s+(?:${WORDS})\\s+|(?<=\\d{8})\\s+(?=\\+?\\d{8}))` +
    '(?!\\s*(?:extension|extn|ext|durchwahl|nebenstelle|dw|poste|interno|int|anexo|ramal|добавочный|доб|внутр|вн|x)[\\s.:=]*\\d)',
  'iu',
)

/** Signs that also stand within one number: `030/123456`, `030 - 123456`. */
const isWithin = (separator: string): boolean => /[/／–—-]|^\s+$/.test(separator)

/**
 * The numbers of a text that may hold several, each as it would be typed alone: what parts them is decided by what is a number
 * (`isNumber`). `030/123456` is one; `030 123456 / 0171 1234567` are two; a few digits behind a number stand for its last ones
 * (E.123: `+49 30 12345/46` are …12345 and …12346). What is no number stays as it is, in one piece where it cannot be parted.
 */
export function severalPhones(text: string, isNumber: (text: string) => boolean): string[] {
  const parts = text.split(SEPARATOR)
  if (parts.length === 1) return [text]
  const numbers: string[] = []
  let current = parts[0] ?? ''
  for (let at = 1; at < parts.length; at += 2) {
    const [separator = '', next = ''] = [parts[at], parts[at + 1]]
    const known = isNumber(current)
    const whole = known ? wholeAt(parts, at + 1, digitsOf(current), isNumber) : null
    const other =
      whole?.text ??
      (known ? lastDigitsOf(current, separator, next, isNumber) : strangerOf(current, separator, next, isNumber))
    if (other === null) {
      current += separator + next
      continue
    }
    numbers.push(current)
    current = other
    at += whole?.more ?? 0
  }
  return [...numbers, current].map((one) => one.trim()).filter((one) => one !== '')
}

/** A whole number that begins here; it may have signs in it that also part numbers: `0171/1234567`. */
function wholeAt(
  parts: readonly string[],
  from: number,
  own: string,
  isNumber: (text: string) => boolean,
): { text: string; more: number } | null {
  let text = parts[from] ?? ''
  for (let more = 0; more <= 6; more += 2) {
    if (isWhole(text, digitsOf(text), own) && isNumber(text)) return { text, more }
    const [separator, next] = [parts[from + more + 1], parts[from + more + 2]]
    if (separator === undefined || next === undefined || !/[/／]/.test(separator)) return null
    text += separator + next
  }
  return null
}

/** What stands behind a number and is none: its last digits, or something of which nothing is known. */
function lastDigitsOf(
  number: string,
  separator: string,
  next: string,
  isNumber: (text: string) => boolean,
): string | null {
  const [digits, own] = [digitsOf(next), digitsOf(number)]
  // An extension behind a hyphen (DIN 5008), not another number.
  if (digits === '' || (digits.length < 5 && /[-–—]/.test(separator))) return null
  const short = digits.length <= own.length - 3 ? withLastDigits(number, digits) : null
  if (short !== null && isNumber(short)) return short
  return isNumber(next) || digits.length > 4 ? next : null
}

/**
 * Whether a number says its area as the one before does: `654321` behind `030 123456` is one of the same area, but what is as long
 * as a whole number is one.
 */
function isWhole(next: string, digits: string, own: string): boolean {
  if (digits === '') return /[a-z]{3}/i.test(next)
  if (/^\D*(?:\+|00)/.test(next) || digits.length >= own.length) return true
  return own.startsWith('0') ? digits.startsWith('0') : digits.length >= own.length - 3
}

/** The number with these digits in the place of its last ones; an extension goes. */
function withLastDigits(number: string, digits: string): string | null {
  const from = [...number.matchAll(/\d/g)].at(-digits.length)?.index
  return from === undefined ? null : number.slice(0, from) + digits
}

/** What stands behind something that is no number by itself: the rest of it, or another one. */
function strangerOf(
  current: string,
  separator: string,
  next: string,
  isNumber: (text: string) => boolean,
): string | null {
  if (digitsOf(next) === '' && !isNumber(next)) return null
  if (isWithin(separator)) return isNumber(next) && /^\D*(?:\+|00)/.test(next) ? next : null
  return isNumber(next) || (digitsOf(current).length > 4 && digitsOf(next).length > 4) ? next : null
}
