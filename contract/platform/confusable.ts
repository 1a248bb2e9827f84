/** Letters of other scripts that look like Latin ones, in pairs. */
const pairs = 'аaеeоoрpсcуyхxіiјjѕsһhԁdԛqԝwвbкkмmнhтtοoαaνvρpιiκkτtυuχxεe'
const latin = new Map([...pairs].flatMap((sign, at, all) => (at % 2 === 0 ? [[sign, all[at + 1]!] as const] : [])))

/**
 * The address in Latin letters, where letters of another script stand among them or in their place and look the same, so that nobody
 * sees the difference: `аnna@example.com` with a Cyrillic а. Null where there are none. It may be meant so: a hint, no error.
 */
export function confusableEmail(address: string): string | null {
  const pieces = address.toLowerCase().split(/([.@+_-])/)
  const read = pieces.map((piece) => [...piece].map((sign) => latin.get(sign) ?? sign).join(''))
  const misleading = pieces.some((piece, at) => piece !== read[at] && /^[\u0021-\u007e]*$/.test(read[at] ?? ''))
  const isLatin = pieces.some((piece) => /[a-z]/.test(piece))
  return misleading && isLatin ? read.join('') : null
}
