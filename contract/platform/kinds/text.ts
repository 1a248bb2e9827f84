import { z } from 'zod'
import { emailProblem } from '../emails.ts'
import { numberPattern } from '../record-number.ts'
import type { Field } from '../record.ts'
import { maskText, type Kind } from './kind.ts'

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

/** One line of text: trimmed, never empty (empty is null), without control characters. */
export const text: Kind<string> = {
  schema: (field) =>
    z
      .string()
      .trim()
      .min(1)
      .max(field.max ?? 255)
      // oxlint-disable-next-line no-control-regex -- PostgreSQL refuses U+0000, and no field of a person holds the others
      .regex(/^[^\u0000-\u0008\u000b\u000c\u000e-\u001f]*$/, 'control_characters'),
  output: () => z.string(),
  operators: textOperators,
  compares: 'text',
  toText: (value) => value,
  fromText: (cell, field) => {
    const max = field.max ?? 255
    return cell.length > max ? { problem: 'too_long', keep: cell.slice(0, max) } : cell
  },
  mask: maskText,
  traces: (value) => [value],
}

/**
 * Text of several lines, whose breaks are kept, as `\n`. It can be searched through, not compared or sorted by: no index
 * holds it, and nobody asks for the first of many paragraphs.
 */
export const long_text: Kind<string> = {
  ...text,
  schema: (field) => text.schema({ ...field, max: longest(field) }).transform(unixLines),
  operators: ['contains', 'not_contains', 'empty', 'not_empty'],
  fromText: (cell, field) => text.fromText(unixLines(cell), { ...field, max: longest(field) }),
}

const longest = (field: Field): number => field.max ?? 10_000
const unixLines = (value: string): string => value.replace(/\r\n?/g, '\n')

/** An e-mail address as its owner writes it; compared without letter case. At most 254 characters (RFC 5321 §4.5.3.1). */
export const email = {
  ...text,
  schema: (field) =>
    z
      .string()
      .trim()
      .max(field.max ?? 254)
      .refine((value) => emailProblem(value) === null, 'email'),
  fromText: (cell) => (emailProblem(cell) === null ? cell : { problem: 'email', keep: cell }),
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
