import { expect, test } from 'vitest'
import { displayName, personName } from './names.ts'

test('a person is first, middle, last', () => {
  expect(personName({ first_name: ' Anna ', middle_name: 'Maria', last_name: 'Berg' })).toBe('Anna Maria Berg')
  expect(personName({ first_name: null, last_name: 'Berg' })).toBe('Berg')
  expect(personName({})).toBe('')
})

test('East Asian letters put the family first; katakana and Latin do not', () => {
  expect(personName({ first_name: '太郎', last_name: '山田' })).toBe('山田太郎')
  expect(personName({ first_name: '민준', last_name: '김' })).toBe('김민준')
  expect(personName({ first_name: 'ジョン', last_name: 'スミス' })).toBe('ジョン スミス')
  expect(personName({ first_name: 'Taro', last_name: '山田' })).toBe('Taro 山田')
})

test('a customer without a name is called by company, e-mail, phone, number', () => {
  const customer = {
    first_name: ' ',
    company_name: 'Nord GmbH',
    email: 'a@b.de',
    phones: [{ number: '030 1' }],
    number: 'C-1',
  }
  expect(displayName(customer)).toBe('Nord GmbH')
  expect(displayName({ ...customer, first_name: 'Anna' })).toBe('Anna')
  expect(displayName({ ...customer, company_name: null })).toBe('a@b.de')
  expect(displayName({ ...customer, company_name: null, email: '' })).toBe('030 1')
  expect(displayName({ number: 'C-1', phones: [] })).toBe('C-1')
  expect(displayName({})).toBe('')
})
