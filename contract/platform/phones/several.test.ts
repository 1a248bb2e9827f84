import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { kinds } from '../kinds/kinds.ts'
import { nationalBeginnings } from './beginnings.ts'
import { parsePhone, phoneQueryDigits, phoneSearchText, phonesOf } from './phones.ts'
import { dialledLetters } from './vanity.ts'

const samples = ['phones-in-a-cell', 'phones-held-out']
  .map((name) => readFileSync(new URL(`../../../test/samples/${name}.txt`, import.meta.url), 'utf8'))
  .join('\n')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split(' | ') as [string, string, string])

/** In Belgium 02 1… is not assigned: what is only possible parts no numbers. */
const beyond = ['02/123.45.67 - 0475/12.34.56']

test.each(samples.filter(([, cell]) => !beyond.includes(cell)))('in %s %j is %s', (country, cell, meant) => {
  const typed = kinds.phones.fromText(cell, { name: 'phones', kind: 'phones' }) as { number: string }[]
  const read = typed.flatMap(({ number }) => phonesOf(number, [country])).map((one) => parsePhone(one, [country]))
  expect(read.map(({ e164 }) => e164 ?? '-').join(' ')).toBe(meant)
  expect(parsePhone(cell, [country]).e164 ?? '-').toBe(meant.split(' ')[0])
})

test.each([
  ['MX', '(5) 555-4729', ['DE', 'DK']],
  ['US', '55554729', ['DK']],
  ['DE', '12345', ['US']],
])('in %s %s is not turned into a number of another country', (country, typed, elsewhere) => {
  expect(parsePhone(typed, [country], elsewhere).valid).toBe(false)
})

test.each([
  ['US', '030 1234567', ['DE'], '+49301234567'],
  ['US', '8 926 123-45-67', ['RU'], '+79261234567'],
  ['DE', '79261234567', [], '+79261234567'],
])('in %s %s is a guess', (country, typed, elsewhere, e164) => {
  expect(parsePhone(typed, [country], elsewhere)).toMatchObject({ e164, valid: true, guessed: true })
})

test.each([
  ['US', '+49 30 1234567', ['DE']],
  ['US', '0049 30 1234567', []],
  ['US', '1 212 555 0123', []],
  ['RU', '79261234567', []],
  ['DE', '030 1234567', ['US']],
])('in %s %s is no guess', (country, typed, elsewhere) => {
  const read = parsePhone(typed, [country], elsewhere)
  expect(read.valid).toBe(true)
  expect(read).not.toHaveProperty('guessed')
})

test('letters are dialled by their keys where that is a number, and are words elsewhere', () => {
  expect(parsePhone('1-800-FLOWERS', ['US'])).toMatchObject({
    typed: '1-800-FLOWERS',
    e164: '+18003569377',
    digits: '18003569377',
    valid: true,
  })
  expect(phoneSearchText(parsePhone('1-800-FLOWERS', ['US']))).toBe('18003569377 1-800-FLOWERS')
  expect(phoneQueryDigits('1-800-flowers', ['US'])?.e164).toEqual(['+18003569377'])
  for (const words of ['1000 Rosen GmbH', '123 Main Street', '12 Main St', '4711 Parfum'])
    expect(phoneQueryDigits(words, ['US', 'DE']), words).toBeNull()
  for (const text of ['030 1234567 mobil', '555-HOME', 'FLOWERS', '1800', '212-555-0123 x45'])
    expect(dialledLetters(text), text).toBeNull()
})

test('what national numbers begin with', () => {
  expect(nationalBeginnings('030 1', ['DE', 'AT'])).toEqual(['49301', '43301'])
  expect(nationalBeginnings('8 926', ['RU'])).toEqual(['7926'])
  expect(nationalBeginnings('212', ['US', 'DE'])).toEqual(['1212'])
  expect(nationalBeginnings('06', ['IT'])).toEqual(['3906'])
  expect(nationalBeginnings('06 1', ['HU'])).toEqual(['361'])
  for (const typed of ['+49', '0049', '0', '']) expect(nationalBeginnings(typed, ['DE'])).toEqual([])
})
