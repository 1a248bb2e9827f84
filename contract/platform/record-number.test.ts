import { expect, test } from 'vitest'
import { numberPattern, numberSort, trailingCounter } from './record-number.ts'

test('numbers are letters, digits, _ and -, 1 to 66 of them', () => {
  for (const good of ['1', 'ALFKI', 'DE--42', 'a_b-C9', 'x'.repeat(66)]) expect(good).toMatch(numberPattern)
  for (const bad of ['', 'a b', 'ä', 'a/b', '1\n', 'x'.repeat(67)]) expect(bad).not.toMatch(numberPattern)
})

test('numbers sort as people count', () => {
  const numbers = ['K-10', 'K-9', 'K-100', 'k-11', 'A-2-10', 'A-2-9', 'K-009x', '7', '12', 'B']
  const byText = numbers.toSorted((a, b) => (numberSort(a) < numberSort(b) ? -1 : 1))
  expect(byText).toEqual(['7', '12', 'A-2-9', 'A-2-10', 'B', 'K-9', 'K-009x', 'K-10', 'k-11', 'K-100'])
})

test('leading zeros do not count', () => {
  expect(numberSort('C007')).toBe(numberSort('C7'))
  expect(numberSort('C000')).toBe(numberSort('C0'))
})

test('the counter of a number', () => {
  expect(trailingCounter('C-00042', 'C-')).toBe(42)
  expect(trailingCounter('42', '')).toBe(42)
  expect(trailingCounter('C-42a', 'C-')).toBeNull()
  expect(trailingCounter('D-42', 'C-')).toBeNull()
  expect(trailingCounter('C-', 'C-')).toBeNull()
  expect(trailingCounter('C-9999999999999999', 'C-')).toBeNull()
  expect(trailingCounter('C-000000000000000000042', 'C-')).toBe(42)
})
