import { expect, test } from 'vitest'
import { parseFilter } from '../filter/filter.ts'
import { fieldProblems } from '../problems.ts'
import type { Field } from '../record.ts'
import { money } from './money.ts'

const price: Field = { name: 'price', kind: 'money', filterable: true }
const fee: Field = { name: 'fee', kind: 'money', choices: ['EUR', 'JPY'], range: [0, 100_000] }
const euros = (amount: number) => ({ amount, currency: 'EUR' })
const problemsOf = (field: Field, value: unknown) =>
  Object.entries(fieldProblems(money.schema(field).safeParse(value).error!)).map(([path, { code }]) => [path, code])

test('a cell is written with all digits of its currency, and reads back to the same', () => {
  for (const [value, text] of [
    [euros(123450), '1234.50 EUR'],
    [euros(-5), '-0.05 EUR'],
    [{ amount: 1234, currency: 'JPY' }, '1234 JPY'],
    [{ amount: 1234, currency: 'KWD' }, '1.234 KWD'],
  ] as const) {
    expect(money.toText(value)).toBe(text)
    expect(money.fromText(text, price)).toEqual(value)
  }
})

test('a cell may be written as people write amounts', () => {
  for (const cell of ['1.234,50 EUR', 'EUR 1,234.50', 'eur1234.5', '1 234,50 EUR', '1234,50EUR', ' EUR1234.50'])
    expect(money.fromText(cell, price), cell).toEqual(euros(123450))
  for (const cell of ['-EUR 1234.50', 'EUR -1.234,50', '\u22121234.5 EUR'])
    expect(money.fromText(cell, price), cell).toEqual(euros(-123450))
})

test('a cell without a currency, or with more decimals than it has, is refused', () => {
  for (const cell of ['12.50', '12 XXQ', 'EUR', '12.5 JPY', '12.505 EUR', '1.2.3 EUR'])
    expect(money.fromText(cell, price), cell).toEqual({ problem: 'money' })
  expect(money.fromText('2000 EUR', fee)).toEqual({ problem: 'number_range' })
  expect(money.fromText('1 USD', fee)).toEqual({ problem: 'money' })
})

test('a body has whole minor units of a currency that the field may have', () => {
  expect(problemsOf(price, { amount: 1.5, currency: 'EUR' })).toEqual([['amount', 'amount']])
  expect(problemsOf(price, { amount: '12', currency: 'EUR' })).toEqual([['amount', 'amount']])
  expect(problemsOf(price, { amount: 1, currency: 'EURO' })).toEqual([['currency', 'currency']])
  expect(problemsOf(price, { amount: 1 })).toEqual([['currency', 'currency']])
  expect(problemsOf(fee, { amount: -1, currency: 'USD' })).toEqual([
    ['amount', 'number_range'],
    ['currency', 'currency'],
  ])
})

test('a condition names its currency, and two amounts the same', () => {
  const scope = { fields: [price], relations: {} }
  const between = (value: unknown) => parseFilter({ field: 'price', op: 'between', value }, scope)
  expect(between([euros(1), euros(1)])).toMatchObject({ op: 'between' })
  expect(() => between([euros(2), euros(1)])).toThrow(expect.objectContaining({ code: 'reversed' }))
  expect(() => between([euros(1), { amount: 2, currency: 'USD' }])).toThrow(
    expect.objectContaining({ code: 'one_currency' }),
  )
  expect(() => parseFilter({ field: 'price', op: 'gt', value: 5 }, scope)).toThrow()
})
