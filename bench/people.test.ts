import { expect, test } from 'vitest'
import { emailProblem } from '../contract/platform/emails.ts'
import { parsePhone } from '../contract/platform/phones/phones.ts'
import { chance } from './chance.ts'
import { person } from './people.ts'

const people = (count: number) => {
  const random = chance(1)
  return Array.from({ length: count }, (_, index) => person(random, index, count))
}
const some = people(2_000)

test('the same number of customers gives the same customers', () => {
  expect(people(50)).toEqual(people(50))
})

test('phones are stored as the program reads them', () => {
  for (const { nation, phones } of some) {
    for (const { phone, digits, parsed } of phones) {
      const read = parsePhone(phone.number, [nation.country])
      expect({ ...read, country: null, valid: null }).toEqual({ ...parsed, country: null, valid: null })
      expect(read.digits).toBe(digits)
    }
  }
})

test('e-mails can be written to, and no two accounts have the same', () => {
  const mails = some.flatMap(({ email }) => email ?? [])
  expect(mails.filter((mail) => emailProblem(mail) !== null)).toEqual([])
  const accounts = some.filter(({ account }) => account !== 'none').map(({ email }) => email)
  expect(new Set(accounts).size).toBe(accounts.length)
})

test('names, cities and sites are skewed as in a real store', () => {
  const share = (of: (typeof some)[number][]): number => of.length / some.length
  expect(share(some.filter(({ sites }) => sites[0] === 0))).toBeCloseTo(0.55, 1)
  expect(share(some.filter(({ addresses }) => addresses[0]?.city === 'Berlin'))).toBeGreaterThan(0.015)
  expect(some.flatMap(({ addresses }) => addresses).length / some.length).toBeCloseTo(1.48, 0)
})
