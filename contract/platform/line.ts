import { z } from 'zod'

/** What goes around a text, or sets other directions in it: embeddings, overrides and isolates (UAX #9 §2). */
export const turningSigns = /[\u202a-\u202e\u2066-\u2069]/g
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const CONTROLS = /[\u0001-\u001f\u007f-\u009f\u2028\u2029]+/g
// oxlint-disable-next-line no-control-regex -- the same without tab and line feed
const BESIDE_BREAKS = /[\u0001-\u0008\u000b-\u001f\u007f-\u009f]+/g
/** At the ends of a text nobody sees them: blanks, soft hyphens, marks of direction, and letters that fill a place. */
const EDGES =
  /^[\s\u00ad\u061c\u180e\u200b\u200e\u200f\u2060-\u2064\u2800\u3164\ufeff\uffa0]+|[\s\u00ad\u061c\u180e\u200b\u200e\u200f\u2060-\u2064\u2800\u3164\ufeff\uffa0]+$/g
const PRINTABLE_ASCII = /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/
const BLANK = /^[\s\p{Cc}\p{Default_Ignorable_Code_Point}\u2800\ufff9-\ufffb]*$/u

/** Whether nobody would see anything of a text: blanks, and what Unicode draws nothing for (UTS #39, Default_Ignorable_Code_Point). */
export const isBlank = (text: string): boolean => text === '' || BLANK.test(text)

/**
 * A text as a field of one line keeps it: composed (UAX #15, NFC), without signs that turn a page round, control characters
 * and line breaks as blanks, nothing invisible at its ends. Empty where nobody would see anything of it. U+0000 stays, and
 * is refused where texts come in.
 */
export function plainLine(text: string): string {
  if (PRINTABLE_ASCII.test(text)) return text
  if (isBlank(text)) return text.includes('\0') ? text : ''
  return text.normalize('NFC').replace(turningSigns, '').replace(CONTROLS, ' ').replace(EDGES, '')
}

/** A text of several lines, which are kept, as `\n`; otherwise as a line. */
export function plainLines(text: string): string {
  if (isBlank(text)) return text.includes('\0') ? text : ''
  return text
    .normalize('NFC')
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(turningSigns, '')
    .replace(BESIDE_BREAKS, ' ')
    .replace(EDGES, '')
}

/** How many characters a text has, as people and JSON Schema count: an emoji beyond U+FFFF is one. */
export function countCharacters(text: string): number {
  let pairs = 0
  for (let at = 0; at < text.length - 1; at += 1) {
    const code = text.charCodeAt(at)
    if (code >= 0xd800 && code < 0xdc00) pairs += 1
  }
  return text.length - pairs
}

/** The first so many characters, as SQL's `left` counts them. */
export const firstCharacters = (text: string, most: number): string =>
  text.length <= most
    ? text
    : Array.from(text.slice(0, most * 2))
        .slice(0, most)
        .join('')

let graphemes: Intl.Segmenter | undefined

/** The beginning of a text, of at most so many characters; what a reader sees as one sign stays whole (UAX #29). */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text
  graphemes ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' })
  let [end, count] = [0, 0]
  for (const { segment, index } of graphemes.segment(text.slice(0, most * 2 + 64))) {
    count += countCharacters(segment)
    if (count > most) break
    end = index + segment.length
  }
  // A sign that is longer than all that is wanted is cut between its characters.
  return end > 0 ? text.slice(0, end) : firstCharacters(text, most)
}

/** A check that a text has at most so many characters, which the document of the API tells as well. */
export function atMost(most: number) {
  const check = z.check<string>((payload) => {
    if (payload.value.length > most && countCharacters(payload.value) > most)
      payload.issues.push({
        code: 'too_big',
        origin: 'string',
        maximum: most,
        inclusive: true,
        input: payload.value,
        continue: true,
      })
  })
  check._zod.onattach.push((schema) => {
    schema._zod.bag['maximum'] = most
  })
  return check
}

/** Schema of a text of one line that may be empty. */
export const line = (most: number): z.ZodString =>
  z.string().overwrite(plainLine).check(atMost(most)).refine(hasNoNull, 'control_characters')

/** Schema of a text of one line that says something. */
export const filledLine = (most: number): z.ZodString =>
  z.string().overwrite(plainLine).min(1).check(atMost(most)).refine(hasNoNull, 'control_characters')

/** Schema of a text of several lines that says something. */
export const filledLines = (most: number): z.ZodString =>
  z.string().overwrite(plainLines).min(1).check(atMost(most)).refine(hasNoNull, 'control_characters')

/** PostgreSQL refuses U+0000. */
const hasNoNull = (text: string): boolean => !text.includes('\0')
