/** How many characters of several bytes a text has as UTF-8, and how many bytes or beginnings of characters are none. */
export interface Utf8Signs {
  whole: number
  broken: number
}

/** Counts them piece by piece; a character may lie across two pieces. Overlong forms and halves of pairs are broken. */
export function utf8Signs(): { see(bytes: Uint8Array): void; end(): Utf8Signs } {
  let [whole, broken] = [0, 0]
  /** Bytes that the character still lacks, and between which the next one must lie. */
  let [lacking, least, most] = [0, 0x80, 0xbf]
  const begin = (byte: number): void => {
    if (byte < 0x80) return
    lacking = byte < 0xc2 ? 0 : byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : byte < 0xf5 ? 3 : 0
    if (lacking === 0) broken += 1
    least = byte === 0xe0 ? 0xa0 : byte === 0xf0 ? 0x90 : 0x80
    most = byte === 0xed ? 0x9f : byte === 0xf4 ? 0x8f : 0xbf
  }
  return {
    see(bytes) {
      for (const byte of bytes) {
        if (lacking === 0) {
          if (byte > 0x7f) begin(byte)
        } else if (byte < least || byte > most) {
          broken += 1
          lacking = 0
          begin(byte)
        } else {
          lacking -= 1
          if (lacking === 0) whole += 1
          least = 0x80
          most = 0xbf
        }
      }
    },
    end: () => ({ whole, broken: broken + (lacking > 0 ? 1 : 0) }),
  }
}
