/** What a customer number may be: 1 to 66 of letters, digits, `_` and `-`. */
export const numberPattern = /^[A-Za-z0-9_-]{1,66}$/

const DIGITS_OF_A_RUN = 20
/** The longest counter that a JavaScript number holds exactly. */
const DIGITS_OF_A_COUNTER = 15

/** A text that sorts, byte by byte, as people sort numbers: `K-9` before `K-10`. Runs of digits are padded to 20; case is ignored. */
export function numberSort(number: string): string {
  return number.toLowerCase().replace(/\d+/g, (run) => run.replace(/^0+(?=\d)/, '').padStart(DIGITS_OF_A_RUN, '0'))
}

/** The counter in a number that is `prefix` and digits; null for any other number, and for counters beyond 15 digits. */
export function trailingCounter(number: string, prefix: string): number | null {
  if (!number.startsWith(prefix)) return null
  const digits = number.slice(prefix.length)
  return /^\d+$/.test(digits) && digits.replace(/^0+/, '').length <= DIGITS_OF_A_COUNTER ? Number(digits) : null
}
