/** The bytes from 128 to 159 in Windows-1252; those that it leaves free are read as control characters (WHATWG). */
const HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'
const byteOf = new Map([...HIGH].map((sign, at) => [sign, 128 + at] as const))
const utf8 = new TextDecoder('utf-8', { fatal: true })

// oxlint-disable-next-line no-control-regex -- ASCII has them
export const isAscii = (text: string): boolean => !/[^\u0000-\u007f]/.test(text)

/**
 * What a text was before its UTF-8 was read as Windows-1252 or Latin-1 and saved: `MÃ¼ller` is `Müller`. Null where it was no such
 * text: `João` and `Ã` are none, since what follows is no byte of the same letter.
 */
export function decodeTwice(text: string): string | null {
  if (isAscii(text)) return null
  const bytes: number[] = []
  for (const sign of text) {
    const code = sign.codePointAt(0)!
    const byte = byteOf.get(sign) ?? (code < 256 ? code : undefined)
    if (byte === undefined) return null
    bytes.push(byte)
  }
  try {
    return utf8.decode(Uint8Array.from(bytes))
  } catch {
    return null
  }
}
