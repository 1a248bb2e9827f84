import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { addressFormat } from './format.ts'
import { formatAddress } from './lines.ts'
import { likelyPostalCode, postalCodeFits, writtenPostalCode } from './postal-code.ts'

test.each([
  ['GB', 'sw1a1aa', 'SW1A 1AA'],
  ['GB', 'm11ae', 'M1 1AE'],
  ['NL', '1012ab', '1012 AB'],
  ['CA', 'k1a0b1', 'K1A 0B1'],
  ['SE', '11455', '114 55'],
  ['SE', 'S-11455', '114 55'],
  ['CZ', '11000', '110 00'],
  ['PL', '00950', '00-950'],
  ['PL', '00 950', '00-950'],
  ['PT', '1000001', '1000-001'],
  ['BR', '01310100', '01310-100'],
  ['JP', '１０００００１', '100-0001'],
  ['JP', '100‐0001', '100-0001'],
  ['US', '021081234', '02108-1234'],
  ['US', '02108 1234', '02108-1234'],
  ['IE', 'd02af30', 'D02 AF30'],
  ['MT', 'vlt1117', 'VLT 1117'],
  ['LV', '1073', 'LV-1073'],
  ['LU', 'L-1234', '1234'],
  ['DE', 'D-10115', '10115'],
  ['DE', '1067', '1067'],
  ['DE', ' 10 115 ', '10 115'],
  ['AE', 'any thing', 'any thing'],
])('in %s %s is written %s', (country, typed, written) => {
  expect(writtenPostalCode(typed, addressFormat(country))).toBe(written)
})

test.each([
  ['DE', '1067', '01067'],
  ['US', '501', '00501'],
  ['US', '2108-1234', '02108-1234'],
  ['PL', '950', '00-950'],
  ['JP', '600001', '060-0001'],
  ['FR', '6000', '06000'],
  ['DE', '8O331', '80331'],
  ['CA', 'KIA OBI', 'K1A 0B1'],
  ['GB', 'W1A OAX', 'W1A 0AX'],
  ['CA', 'K1A O81', null],
  ['AT', '101', null],
  ['RU', '10100', null],
  ['CH', '800', null],
  ['DE', '10', null],
  ['DE', '01067', null],
  ['AE', '1', null],
])('in %s %s was probably meant as %s', (country, typed, meant) => {
  const format = addressFormat(country)
  expect(likelyPostalCode(typed, format)).toBe(meant)
  if (meant) expect(postalCodeFits(meant, format)).toBe(true)
})

test('an address is printed with its postal code as the country writes it', () => {
  expect(formatAddress({ line1: 'The Mall', city: 'London', postal_code: 'sw1a1aa', country: 'GB' })).toContain(
    'SW1A 1AA',
  )
  expect(formatAddress({ line1: 'Weg 1', city: 'Dresden', postal_code: '1067', country: 'DE' })).toContain(
    '1067 Dresden',
  )
})

test('what is right passes, and what is wrong does not, in 33 countries', () => {
  const lines = readFileSync(new URL('../../test/samples/postal-codes.txt', import.meta.url), 'utf8')
  const told = lines.split('\n').flatMap((line) => {
    if (line === '' || line.startsWith('#')) return []
    const [country = '', right = '', wrong = ''] = line.split(';')
    const fits = (code: string) => postalCodeFits(code, addressFormat(country))
    return [...right.split('|').filter((code) => !fits(code)), ...wrong.split('|').filter(fits)]
  })
  expect(told).toEqual([])
})
