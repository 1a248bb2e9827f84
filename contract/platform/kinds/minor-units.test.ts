import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decimalText, minorDigits, readDecimal } from './minor-units.ts'

test('a currency has the digits that ISO 4217 gives it', () => {
  expect(['EUR', 'JPY', 'KWD', 'CLP', '???'].map(minorDigits)).toEqual([2, 0, 3, 0, 2])
})

test('minor units are written with all their digits, however large', () => {
  expect(decimalText(5, 2)).toBe('0.05')
  expect(decimalText(-123450, 2)).toBe('-1234.50')
  expect(decimalText(7, 0)).toBe('7')
  expect(decimalText(9_007_199_254_740_991, 2)).toBe('90071992547409.91')
})

const german = { group: '.', decimal: ',' }
const english = { group: ',', decimal: '.' }
const french = { group: '', decimal: ',' }

test.each([
  ['1.234,50', german, 2, 123450],
  ['1234,5', german, 2, 123450],
  ['-12.345.678,00', german, 2, -1_234_567_800],
  ['1.234', german, 2, 123400],
  ['1,234.50', english, 2, 123450],
  ['12,34,567.8', english, 2, 123456780],
  ['1\u202f234,50', french, 2, 123450],
  ['\u2212 5', english, 0, -5],
  ['1.234', english, 3, 1234],
])('%s is read by its signs', (typed, signs, digits, amount) => {
  expect(readDecimal(typed, digits, signs)).toBe(amount)
})

test.each([
  ['1234.50', 2, 123450],
  ['1.234,50', 2, 123450],
  ['1,234.50', 2, 123450],
  ['1.234.567', 2, 123456700],
  ['1,23', 2, 123],
  ['1.234', 3, 1234],
  ['1,234', 0, 1234],
  ["1'234.50", 2, 123450],
])('%s of %i digits is read without knowing who wrote it', (typed, digits, amount) => {
  expect(readDecimal(typed, digits)).toBe(amount)
})

test.each([
  ['', 2],
  ['-', 2],
  ['ten', 2],
  ['1.2.3', 2],
  ['1,2,345', 0],
  ['1.234', 2],
  ['12.345', 2, english],
  ['1,2', 0, german],
  ['1e5', 2],
  ['0x10', 2],
  ['99999999999999999', 2],
] as const)('"%s" of %i digits is none', (typed, digits, signs?) => {
  expect(readDecimal(typed, digits, signs)).toBeNull()
})

test('what is written is read back, whatever the locale writes', () => {
  const locales = ['en-US', 'de-DE', 'de-CH', 'fr-FR', 'en-IN', 'pl-PL'] as const
  fc.assert(
    fc.property(
      fc.constantFrom(...locales),
      fc.maxSafeInteger(),
      fc.constantFrom(0, 2, 3),
      (locale, amount, digits) => {
        const format = new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits })
        const parts = new Intl.NumberFormat(locale).formatToParts(-1234567.8)
        const sign = (type: string): string => parts.find((part) => part.type === type)?.value ?? ''
        const signs = { group: sign('group').replace(/[\s’]/g, ''), decimal: sign('decimal') }
        expect(readDecimal(format.format(decimalText(amount, digits) as `${number}`), digits, signs)).toBe(amount)
      },
    ),
  )
})
