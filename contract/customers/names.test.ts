import { expect, test } from 'vitest'
import { displayName, personName } from './names.ts'

test('a person is first, middle, last', () => {
  expect(personName({ first_name: ' Anna ', middle_name: 'Maria', last_name: 'Berg' })).toBe('Anna Maria Berg')
  expect(personName({ first_name: null, last_name: 'Berg' })).toBe('Berg')
  expect(personName({})).toBe('')
})

test('East Asian letters put the family first', () => {
  expect(personName({ first_name: '太郎', last_name: '山田' })).toBe('山田太郎')
  expect(personName({ first_name: '민준', last_name: '김' })).toBe('김민준')
  expect(personName({ first_name: 'マリ', last_name: '佐々木' })).toBe('佐々木マリ')
  expect(personName({ first_name: 'タロウ', last_name: 'ヤマダ' })).toBe('ヤマダ タロウ')
  expect(personName({ first_name: 'Taro', last_name: '山田' })).toBe('Taro 山田')
})

test('so do languages that have it so, whatever the letters', () => {
  const nagy = { first_name: 'Anna', middle_name: 'Mária', last_name: 'Nagy' }
  expect(personName({ ...nagy, locale: 'hu-HU' })).toBe('Nagy Anna Mária')
  expect(personName({ ...nagy, locale: 'de' })).toBe('Anna Mária Nagy')
  expect(personName({ first_name: 'Mai', middle_name: 'Thị', last_name: 'Nguyễn', locale: 'vi' })).toBe(
    'Nguyễn Thị Mai',
  )
  expect(personName({ first_name: 'Taro', last_name: 'Yamada', locale: 'ja' })).toBe('Yamada Taro')
  expect(personName({ first_name: 'ジョン', last_name: 'スミス', locale: 'en-US' })).toBe('ジョン スミス')
  expect(personName({ first_name: 'Jens', locale: 'hu' })).toBe('Jens')
})

test('signs that turn what follows are not printed', () => {
  expect(displayName({ first_name: '\u202eevil', last_name: 'Name' })).toBe('evil Name')
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
