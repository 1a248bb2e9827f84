import { expect, test } from 'vitest'
import { formatPhone, parsePhone, phoneQueryDigits, phoneSearchText } from './phones.ts'

test.each([
  ['030 1234567', ['DE'], '+49301234567'],
  ['+49 (0)30 123 45-67', ['US'], '+49301234567'],
  ['0049 30 1234567', ['DE'], '+49301234567'],
  ['00 49 30 1234567', ['US'], '+49301234567'],
  ['011 49 30 1234567', ['US'], '+49301234567'],
  ['011 49 30 1234567', ['DE'], '+49301234567'],
  ['Tel.: 030 1234567 (mobil)', ['DE'], '+49301234567'],
  ['030 1234567 / 040 7654321', ['DE'], '+49301234567'],
  ['030/1234567', ['DE'], '+49301234567'],
  ['٠٣٠١٢٣٤٥٦٧', ['DE'], '+49301234567'],
  ['０３０１２３４５６７', ['DE'], '+49301234567'],
  ['8 (926) 123-45-67', ['RU'], '+79261234567'],
  ['89261234567', ['KZ'], '+79261234567'],
  ['8 701 234 56 78', ['RU'], '+77012345678'],
  ['79261234567', ['DE'], '+79261234567'],
  ['926 123-45-67', ['RU'], '+79261234567'],
  ['+52 1 55 1234 5678', ['DE'], '+525512345678'],
  ['044 55 1234 5678', ['MX'], '+525512345678'],
  ['55 1234 5678', ['MX'], '+525512345678'],
  ['011 15 2345-6789', ['AR'], '+5491123456789'],
  ['06 1234567', ['IT'], '+39061234567'],
  ['(503) 555-7555', ['US'], '+15035557555'],
  ['1-503-555-7555', ['US'], '+15035557555'],
  ['+800 1234 5678', ['DE'], '+80012345678'],
])('%s of %j is %s', (text, regions, e164) => {
  expect(parsePhone(text, regions)).toMatchObject({ typed: text, e164, valid: true })
})

test('the first region that writes the number just so wins, then the first that could', () => {
  expect(parsePhone('89261234567', ['DE', 'RU']).e164).toBe('+79261234567')
  expect(parsePhone('89261234567', ['DE']).e164).toBe('+4989261234567')
  expect(parsePhone('030 1234567', ['RU', 'DE', 'AT']).e164).toBe('+49301234567')
  expect(parsePhone('01 5123456', ['AT', 'DE']).country).toBe('AT')
})

test.each([
  ['(495) 1234567 ext. 123', '+74951234567', '123'],
  ['8 495 123-45-67 доб. 123', '+74951234567', '123'],
  ['+7 495 123-45-67 (доб.12)', '+74951234567', '12'],
  ['+49 30 1234567 Durchwahl 12', '+49301234567', '12'],
  ['+49 30 1234567 DW 12', '+49301234567', '12'],
  ['+1 201 555 0123 x5', '+12015550123', '5'],
  ['+1 201 555 0123#5', '+12015550123', '5'],
  ['tel:+1-201-555-0123;ext=5', '+12015550123', '5'],
  ['+33 1 42 34 22 66 poste 4', '+33142342266', '4'],
])('%s has an extension', (text, e164, extension) => {
  expect(parsePhone(text, ['RU'])).toMatchObject({ e164, extension, valid: true })
})

test('the parts of a number', () => {
  expect(parsePhone(' 8 (495) 123-45-67 доб. 9 ', ['RU'])).toEqual({
    typed: '8 (495) 123-45-67 доб. 9',
    e164: '+74951234567',
    digits: '84951234567',
    national_digits: '84951234567',
    extension: '9',
    country: 'RU',
    valid: true,
  })
  expect(parsePhone('+49 30 1234567', []).national_digits).toBe('0301234567')
  expect(parsePhone('+800 1234 5678', []).country).toBeNull()
})

test('what cannot be dialled is kept as typed', () => {
  expect(parsePhone('(5) 555-4729', ['MX'])).toEqual({
    typed: '(5) 555-4729',
    e164: null,
    digits: '55554729',
    national_digits: null,
    extension: null,
    country: null,
    valid: false,
  })
  for (const text of ['', 'ask Maria', '0', 'x12', '030 1234567890123456789', '+']) {
    expect(parsePhone(text, ['DE'])).toMatchObject({ typed: text, e164: null, valid: false })
  }
  expect(parsePhone('030 1234567', []).e164).toBeNull()
  expect(parsePhone('030 1234567', ['XX', '']).e164).toBeNull()
})

test('a number that could be dialled but is in no plan has an E.164 form and is not valid', () => {
  expect(parsePhone('(171) 555-7788', ['GB'])).toMatchObject({ e164: '+441715557788', valid: false })
})

test('phones are printed nationally at home and internationally elsewhere', () => {
  const phone = { number: '030-1234567', e164: '+49301234567', extension: null, valid: true }
  expect(formatPhone(phone, 'DE')).toBe('030 1234567')
  expect(formatPhone(phone, 'US')).toBe('+49 30 1234567')
  expect(formatPhone({ ...phone, extension: '12' })).toBe('+49 30 1234567 ext. 12')
  expect(formatPhone({ ...phone, valid: false }, 'DE')).toBe('030-1234567')
  expect(formatPhone({ ...phone, number: '•••', e164: null }, 'DE')).toBe('•••')
})

test('a search text has each form of the digits once', () => {
  expect(phoneSearchText(parsePhone('+49 30 1234567', []))).toBe('49301234567 0301234567')
  expect(phoneSearchText(parsePhone('030 1234567', ['DE']))).toBe('49301234567 0301234567')
  expect(phoneSearchText(parsePhone('(503) 555-7555', ['US']))).toBe('15035557555')
  expect(phoneSearchText(parsePhone('+7 926 123-45-67', []))).toBe('79261234567 89261234567')
  expect(phoneSearchText(parsePhone('(5) 555-4729', ['MX']))).toBe('55554729')
  expect(phoneSearchText(parsePhone('ask Maria', ['DE']))).toBe('')
})

test('a search that looks like a phone', () => {
  expect(phoneQueryDigits('8(926) 123-45-67', ['RU'])).toEqual({
    e164: ['+79261234567'],
    digits: ['89261234567', '79261234567'],
  })
  expect(phoneQueryDigits('(495) 1234567 ext. 123', ['RU'])?.e164).toEqual(['+74951234567'])
  expect(phoneQueryDigits('0049 30 1234567', ['US'])).toMatchObject({
    e164: ['+49301234567'],
    digits: ['49301234567', '0049301234567', '0301234567'],
  })
  expect(phoneQueryDigits('030 1234567', ['DE', 'IT'])?.e164).toEqual(['+49301234567', '+390301234567'])
  expect(phoneQueryDigits('555-12', ['US'])).toEqual({ e164: [], digits: ['55512'] })
  expect(phoneQueryDigits('+49 30 1234567', [])?.e164).toEqual(['+49301234567'])
})

test.each(['Anna', '123', 'C-10023', 'anna@example.com', '12 Main St', ''])('%j does not look like a phone', (text) => {
  expect(phoneQueryDigits(text, ['DE'])).toBeNull()
})

const spellings = [
  '+7 926 123-45-67',
  '89261234567',
  '8(926) 123-45-67',
  '7 926 1234567',
  '926 123 45 67',
  '007 926 1234567',
]

test.each(spellings)('however a number was written, %s finds it', (typed) => {
  const found = phoneQueryDigits(typed, ['RU'])?.e164 ?? []
  expect(spellings.filter((stored) => !found.includes(parsePhone(stored, ['RU']).e164 ?? ''))).toEqual([])
})
