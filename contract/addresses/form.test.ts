import { expect, test } from 'vitest'
import { addressFormat } from './format.ts'
import { addressForm, addressLabels } from './form.ts'
import { countryCodes } from '../platform/countries/countries.ts'

const rows = (country: string | null, options?: Parameters<typeof addressForm>[1]) =>
  addressForm(country, options).fields.map((row) =>
    row.map((field) => field.field + (field.required ? '*' : '')).join(' '),
  )
const names = 'salutation first_name last_name'

test.each([
  ['DE', [names, 'company_name', 'line1*', 'line2', 'line3', 'postal_code* city*']],
  ['US', [names, 'company_name', 'line1*', 'line2', 'line3', 'city* region* postal_code*']],
  ['GB', [names, 'company_name', 'line1*', 'line2', 'line3', 'city*', 'postal_code*']],
  ['JP', ['postal_code*', 'region*', 'city', 'line1*', 'line2', 'line3', 'company_name', names]],
  ['BR', ['company_name', names, 'line1*', 'line2', 'line3', 'dependent_locality', 'city* region*', 'postal_code*']],
  ['AE', [names, 'company_name', 'line1*', 'line2', 'line3', 'region*']],
  ['KZ', ['postal_code', 'region', 'city*', 'line1*', 'line2', 'line3', 'company_name', names]],
  [null, [names, 'company_name', 'line1*', 'line2', 'line3', 'postal_code city*', 'region']],
])('the rows of %s', (country, expected) => {
  expect(rows(country)).toEqual(expected)
})

test('Latin letters have their own order in East Asia', () => {
  expect(rows('JP', { latin: true })).toEqual([
    names,
    'company_name',
    'line1*',
    'line2',
    'line3',
    'city region*',
    'postal_code*',
  ])
})

test('what a country does not use is shown where it holds text', () => {
  expect(rows('GB', { filled: { region: 'Kent', city: 'Dover', dependent_locality: ' ' } }).at(-1)).toBe('region')
  expect(rows('GB', { filled: { region: null } })).toEqual(rows('GB'))
})

test.each([
  ['JP', 'region', 'state.prefecture'],
  ['US', 'region', 'state.state'],
  ['US', 'postal_code', 'zip.zip'],
  ['IN', 'postal_code', 'zip.pin'],
  ['IE', 'postal_code', 'zip.eircode'],
  ['IE', 'dependent_locality', 'sublocality.townland'],
  ['GB', 'city', 'locality.post_town'],
  ['DE', 'postal_code', 'zip.postal'],
  ['ES', 'region', 'state.province'],
  ['RU', 'region', 'state.oblast'],
])('in %s the %s is %s', (country, field, label) => {
  const found = addressForm(country)
    .fields.flat()
    .find((one) => one.field === field)
  expect(found?.label).toBe(label)
})

test('regions are chosen from a list where there is one', () => {
  const choices = (country: string) =>
    addressForm(country)
      .fields.flat()
      .filter((field) => field.has_choices)
      .map((field) => field.field)
  expect(choices('US')).toEqual(['region'])
  expect(choices('KZ')).toEqual([])
})

test('every country has street lines, labels of the list, and asks only for fields that it shows', () => {
  const wrong = countryCodes.filter((country) => {
    const fields = addressForm(country).fields.flat()
    const street = fields.filter((field) => field.field === 'line1').length
    const required = fields.filter((field) => field.required).length
    const labelled = fields.every((field) => addressLabels.includes(field.label))
    return street !== 1 || !labelled || required !== addressFormat(country).required.size
  })
  expect(wrong).toEqual([])
})
