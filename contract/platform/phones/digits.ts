import { dialledLetters } from './vanity.ts'

const EXTENSION =
  /[\s,;.(-]*(?:extension|extn|ext|durchwahl|nebenstelle|dw|poste|interno|int|anexo|ramal|добавочный|доб|внутр|вн|[#x~])[\s.:=]*(\d{1,8})\)?\s*$/iu

/** Takes an extension (`ext. 12`, `доб. 12`, `x12`) off the end of a phone. Letters that are dialled come as their digits. */
export function takeExtension(text: string): { main: string; extension: string | null } {
  const dialled = dialledLetters(text)
  if (dialled !== null) return { main: dialled, extension: null }
  const found = EXTENSION.exec(text)
  const main = found ? text.slice(0, found.index) : text
  return found?.[1] && digitsOf(main).length > 2 ? { main, extension: found[1] } : { main: text, extension: null }
}

/** Zero of the scripts whose digits people type: Arabic, Persian, Devanagari, Bengali. Wide digits become plain by themselves. */
const ZEROS = [0x0660, 0x06f0, 0x0966, 0x09e6]

/** The digits of a text, those of other scripts included. */
export function digitsOf(text: string): string {
  const plain = [...text.normalize('NFKC')].map((sign) => {
    const code = sign.codePointAt(0) ?? 0
    const zero = ZEROS.find((zero) => code >= zero && code < zero + 10)
    return zero === undefined ? sign : String(code - zero)
  })
  return plain.join('').replace(/\D/g, '')
}
