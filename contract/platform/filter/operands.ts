import { z } from 'zod'
import type { Comparable } from '../kinds/kind.ts'
import { kindOf } from '../kinds/kinds.ts'
import type { ExternalId, Money } from '../kinds/values.ts'
import { isInYears } from '../moment.ts'
import { digitsOf } from '../phones/digits.ts'
import { cleanEmail } from '../clean-email.ts'
import { compactCode } from './text.ts'
import { operandKind, type OperatorName } from './operators.ts'
import type { Field } from '../record.ts'

/** Most values in a list, longest text in characters, most days before or after now. */
export const operandLimits = { list: 500, text: 1000, days: 36_500 }

/** Text to look for: not blank, without what PostgreSQL cannot hold, composed as texts are kept. Blanks around it count. */
const words = z
  .string()
  .max(operandLimits.text)
  .refine((text) => text.trim() !== '', 'blank')
  .refine((text) => text.isWellFormed() && !text.includes('\0'), 'control_characters')
  .overwrite((text) => text.normalize('NFC'))

/** Of a code of which blanks and hyphens say nothing. */
const signs = words.refine((text) => compactCode(text) !== '', 'blank')

/** Of an e-mail address, in which no blank stands: also as it was copied from somewhere. */
const address = words.transform((text) => cleanEmail(text) || text)

const digits = words.refine((text) => digitsOf(text) !== '', 'phone_digits')

/** The two parts of an external id: `shop:1005` is split at the first colon. Without one the source is blank. */
export function toExternalId(operand: string | ExternalId): ExternalId {
  if (typeof operand !== 'string') return operand
  const colon = Math.max(0, operand.indexOf(':'))
  return { source: operand.slice(0, colon), external_id: operand.slice(colon + 1) }
}

/** `shop:1005` or `{source, external_id}`; where a beginning is looked for, the id may be left blank. */
function externalId(op: OperatorName): z.ZodType {
  const id = op === 'starts_with' ? words.or(z.literal('')) : words
  const parts = z.strictObject({ source: words, external_id: id })
  return z.custom<string | ExternalId>(
    (value) => parts.safeParse(toExternalId(value as string | ExternalId)).success,
    'external_id',
  )
}

/** A whole value is checked by its kind, whatever the bounds of the field: a filter may ask beyond them. */
const whole = ({ range: _, birth: _birth, ...field }: Field) => kindOf(field).schema(field)

/** Kinds whose text can be looked into take any text; the others take only what can be a value of theirs. */
const text = (field: Field) =>
  field.compact ? signs : field.folded ? address : kindOf(field).operators.includes('contains') ? words : whole(field)

const single: Record<Comparable, (field: Field, op: OperatorName) => z.ZodType> = {
  text,
  number: whole,
  date: (field) => whole(field).refine(isInYears, 'year'),
  instant: whole,
  boolean: () => z.boolean(),
  uuid: whole,
  texts: () => words,
  phones: () => digits,
  emails: () => address,
  external_ids: (_, op) => externalId(op),
  money: whole,
}

const isMoney = (value: unknown): value is Money => typeof value === 'object' && value !== null && 'amount' in value

/** Whether the pair is in order: numbers, days as text, moments by their time, amounts of one currency. */
function inOrder([from, to]: unknown[], compares: Comparable): boolean {
  if (compares === 'instant') return Date.parse(String(from)) <= Date.parse(String(to))
  if (isMoney(from) && isMoney(to)) return from.amount <= to.amount
  return typeof from === 'number' ? from <= (to as number) : String(from) <= String(to)
}

/** Making a schema takes longer than using it, and the fields of a contract stay the same. */
const made = new WeakMap<Field, Map<OperatorName, z.ZodType | null>>()

/** Schema of the `value` beside this operator on this field; null where there is none. */
export function operandSchema(field: Field, op: OperatorName): z.ZodType | null {
  const ofField = made.get(field) ?? new Map<OperatorName, z.ZodType | null>()
  made.set(field, ofField)
  const known = ofField.get(op)
  if (known !== undefined) return known
  const schema = makeSchema(field, op)
  ofField.set(op, schema)
  return schema
}

function makeSchema(field: Field, op: OperatorName): z.ZodType | null {
  const { compares } = kindOf(field)
  const one = () => single[compares](field, op)
  switch (operandKind(op)) {
    case 'none':
      return null
    case 'one':
      return one()
    case 'many':
      return z.array(one()).min(1).max(operandLimits.list)
    case 'range':
      return z
        .tuple([one(), one()])
        .refine(([from, to]) => !isMoney(from) || !isMoney(to) || from.currency === to.currency, {
          error: 'one_currency',
          abort: true,
        })
        .refine((pair) => inOrder(pair, compares), 'reversed')
    case 'days':
      return z.number().int().min(1).max(operandLimits.days)
  }
}
