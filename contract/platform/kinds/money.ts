import { z } from 'zod'
import { currencyCodes } from '../countries/countries.ts'
import { decimalText, minorDigits, readDecimal } from './minor-units.ts'
import type { Field } from '../record.ts'
import type { Kind } from './kind.ts'
import type { Money } from './values.ts'

/** A condition asks for one more than an amount, which is to be exact too. */
const bounds = [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER - 1] as const

const mayBe = (field: Pick<Field, 'choices'>, currency: string): boolean =>
  (field.choices ?? currencyCodes).includes(currency)

function given(field: Pick<Field, 'range' | 'choices'>) {
  const [least, most] = field.range ?? bounds
  return z.strictObject({
    amount: z
      .int({ error: 'amount' })
      .refine((amount) => amount >= least && amount <= most, 'number_range')
      .describe('How much.'),
    currency: z.string({ error: 'currency' }).refine((code) => mayBe(field, code), 'currency'),
  })
}

// A component of the API's document is one schema, however many fields have it.
const described = { description: 'An amount of a currency, in its whole minor units: cents; yen as they are.' }
const anyGiven = given({}).meta({ id: 'MoneyInput', ...described })
const answered = z
  .object({ amount: z.int().describe('How much.'), currency: z.string() })
  .meta({ id: 'Money', ...described })

/** A cell has an amount and the code of its currency before it, where a sign may come first, or behind it. */
const cellPattern = /^(?:([-\u2212]?)\s*([A-Za-z]{3})\s*(\S.*)|(.*\S)\s*([A-Za-z]{3}))$/

/**
 * An amount of a currency: `{amount, currency}`, in whole minor units (cents; yen as they are). `field.choices` are the
 * currencies that the field may have, the first one for a new value; `field.range` bounds the amount.
 *
 * It is compared within its currency: a condition on euros says nothing of dollars, and `ne` holds for them. A column is
 * one of `jsonb` with the value as it is here: PostgreSQL orders such objects by the amount, then by the currency, so
 * that one plain index on it serves sorting and conditions alike (server/platform/lists/filter-sql-conditions.ts).
 */
export const money: Kind<Money> = {
  schema: (field) => (field.range || field.choices ? given(field) : anyGiven),
  output: () => answered,
  operators: ['eq', 'ne', 'lt', 'lte', 'gt', 'gte', 'between', 'empty', 'not_empty'],
  compares: 'money',
  toText: ({ amount, currency }) => `${decimalText(amount, minorDigits(currency))} ${currency}`,
  fromText: (cell, field) => {
    const [, sign = '', before, rest = '', first = '', behind] = cellPattern.exec(cell.trim()) ?? []
    const currency = (before ?? behind ?? '').toUpperCase()
    if (!mayBe(field, currency)) return { problem: 'money' }
    const amount = readDecimal(before === undefined ? first : sign + rest, minorDigits(currency))
    const read = amount === null ? undefined : money.schema(field).safeParse({ amount, currency })
    return read?.data ?? { problem: read ? 'number_range' : 'money' }
  },
  mask: () => null,
}
