import { expect, test } from 'vitest'
import { checkAddress } from './check.ts'
import { addressFormat } from './format.ts'
import { countryCodes } from '../platform/countries/countries.ts'

const problems = (address: Parameters<typeof checkAddress>[0]) =>
  checkAddress(address).map((problem) => `${problem.field}: ${problem.code}`)
const whole = { line1: 'Street 1', city: 'Town', region: 'Shire', dependent_locality: 'Quarter' }

test('nothing is checked without a country', () => {
  expect(checkAddress({ line1: 'x' })).toEqual([{ field: 'country', code: 'required', params: { label: 'country' } }])
})

test('missing parts, in the order of the country', () => {
  expect(problems({ country: 'US' })).toEqual([
    'line1: required',
    'city: required',
    'region: required',
    'postal_code: required',
  ])
  expect(problems({ country: 'DE' })).toEqual(['line1: required', 'postal_code: required', 'city: required'])
  expect(problems({ country: 'JP' })).toEqual(['postal_code: required', 'region: required', 'line1: required'])
  expect(problems({ country: 'AE' })).toEqual(['line1: required', 'region: required'])
  expect(problems({ country: 'IE' })).toEqual(['line1: required', 'city: required'])
  expect(problems({ country: 'DE', line2: 'Hof', city: ' ', postal_code: '10115' })).toEqual(['city: required'])
})

test.each([
  ['DE', '10115', '1011'],
  ['DE', 'D-10115', 'D-1011'],
  ['US', '22162-1010', '2216'],
  ['GB', 'ec1y 8sy', 'EC1Y 8S'],
  ['RU', '125009', '12500'],
  ['JP', '1540023', '154-002'],
  ['BR', '40301110', '4030'],
  ['FR', '33 380', '3338A'],
  ['KZ', '050012', '05001'],
  ['CN', '266033', '26603'],
  ['IE', 'A65F4E2', 'A65 F4E'],
  ['MX', '02860', '286'],
  ['ES', '28039', '280390'],
  ['LU', 'L-4750', 'L-475'],
  ['SE', 'S-958 22', 'S-9582'],
  ['MD', '2012', '20'],
])('in %s %s is a postal code and %s is not', (country, good, bad) => {
  expect(problems({ ...whole, country, postal_code: good })).toEqual([])
  expect(problems({ ...whole, country, postal_code: bad })).toEqual(['postal_code: postal_code_format'])
})

test('a wrong postal code comes with the word of the country and an example', () => {
  expect(checkAddress({ ...whole, country: 'US', postal_code: 'x' })).toEqual([
    { field: 'postal_code', code: 'postal_code_format', params: { label: 'zip.zip', example: '95014' } },
  ])
})

test('a country without postal codes has no rule for them', () => {
  expect(problems({ ...whole, country: 'AE', postal_code: 'anything' })).toEqual([])
})

test('the example of every country passes its own rule', () => {
  const examples = countryCodes.flatMap((country) => {
    const postal_code = addressFormat(country).postal_code_example
    return postal_code ? [{ ...whole, country, postal_code }] : []
  })
  expect(examples.length).toBeGreaterThan(150)
  expect(examples.filter((address) => checkAddress(address).length > 0)).toEqual([])
})
