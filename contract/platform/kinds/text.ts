import { z } from 'zod'
import { cleanEmail } from '../clean-email.ts'
import { emailProblem } from '../emails.ts'
import { numberPattern } from '../record-number.ts'
import type { Field } from '../record.ts'
import { atMost, cut, filledLine, filledLines, plainLine, plainLines } from '../line.ts'
import { maskText, type Kind, type Unread } from './kind.ts'

const textOperators = [
  'eq',
  'ne',
  'in',
  'not_in',
  'contains',
  'not_contains',
  'starts_with',
  'empty',
  'not_empty',
] as const

/** One line of text, as `plainLine` leaves it, never empty (empty is null). */
export const text: Kind<string> = {
  schema: (field) => filledLine(field.max ?? 255),
  output: () => z.string(),
  operators: textOperators,
  compares: 'text',
  toText: (value) => value,
  fromText: (cell, field) => within(plainLine(cell), field.max ?? 255),
  mask: maskText,
  traces: (value) => [value],
}

/**
 * Text of several lines, whose breaks are kept, as `\n`. It can be searched through, not compared or sorted by: no index
 * holds it, and nobody asks for the first of many paragraphs.
 */
export const long_text: Kind<string> = {
  ...text,
  schema: (field) => filledLines(longest(field)),
  operators: ['contains', 'not_contains', 'empty', 'not_empty'],
  fromText: (cell, field) => within(plainLines(cell), longest(field)),
}

const longest = (field: Field): number => field.max ?? 10_000

const within = (value: string, max: number): string | Unread<string> => {
  const kept = cut(value, max)
  return kept === value ? value : { problem: 'too_long', keep: kept }
}

/** An e-mail address as its owner writes it, without what was copied with it; compared without letter case. At most 254 characters (RFC 5321 §4.5.3.1). */
export const email = {
  ...text,
  schema: (field) =>
    z
      .string()
      .overwrite(plainLine)
      .overwrite(cleanEmail)
      .check(atMost(field.max ?? 254))
      .refine((value) => emailProblem(value) === null, 'email'),
  fromText: (text) => {
    const cell = cleanEmail(plainLine(text))
    return emailProblem(cell) === null ? cell : { problem: 'email', keep: cell }
  },
  mask: (value: string) => {
    const [local = '', domain = ''] = value.split('@')
    return `${maskText(local)}@${maskText(domain)}`
  },
} satisfies Kind<string>

/** A code that never changes once given: letters, digits, `_` and `-`. */
export const code: Kind<string> = {
  ...text,
  schema: () => z.string().trim().regex(numberPattern, 'number'),
  fromText: (cell) => (numberPattern.test(cell) ? cell : { problem: 'number' }),
  mask: (value) => value,
}
