import { expect, test } from 'vitest'
import { emailProblem, foldEmail } from './emails.ts'

test.each([
  'anna@example.com',
  ' anna@example.com ',
  "o'brien+shop_1@mail.example.co.uk",
  'a@b.io',
  '"john doe"@example.com',
  'käthe@münchen.de',
  'иван@почта.рф',
  'x@xn--80a1acny.xn--p1ai',
  '1@2.museum',
  'user@123.com',
  `${'l'.repeat(64)}@example.com`,
])('%s is fine', (email) => {
  expect(emailProblem(email)).toBeNull()
})

test.each([
  ['', 'at_missing'],
  ['anna', 'at_missing'],
  ['anna.example.com', 'at_missing'],
  ['@example.com', 'local_missing'],
  ['anna@', 'domain_missing'],
  ['anna@localhost', 'domain_dot_missing'],
  ['anna@-x.com', 'domain_characters'],
  ['anna@x-.com', 'domain_characters'],
  ['anna@exa_mple.com', 'domain_characters'],
  ['anna@[192.0.2.1]', 'domain_characters'],
  ['anna@192.0.2.1', 'domain_characters'],
  ['anna@example.c', 'domain_characters'],
  ['an(na@example.com', 'local_characters'],
  ['a"b@example.com', 'local_characters'],
  ['a\u0000b@example.com', 'local_characters'],
  [`${'l'.repeat(65)}@example.com`, 'local_too_long'],
  [`${'ж'.repeat(33)}@example.com`, 'local_too_long'],
  [`a@${'l'.repeat(64)}.com`, 'domain_characters'],
  [`a@${'ü'.repeat(60)}x.de`, 'domain_characters'],
  [`a@${'abcdefghi.'.repeat(25)}com`, 'too_long'],
])('%s: %s', (email, code) => {
  expect(emailProblem(email)).toEqual({ code })
})

test.each([
  ['anna @example.com', 'blank_inside', 'anna@example.com'],
  ['anna@exam ple.com', 'blank_inside', 'anna@example.com'],
  ['anna@@example.com', 'at_twice', 'anna@example.com'],
  ['anna@example,com', 'domain_characters', 'anna@example.com'],
  ['anna@example.com.', 'domain_characters', 'anna@example.com'],
  ['anna..x@example.com', 'local_characters', 'anna.x@example.com'],
  ['.anna@example.com', 'local_characters', 'anna@example.com'],
  ['anna.@example.com', 'local_characters', 'anna@example.com'],
  ['anna@example.com;', 'domain_characters', 'anna@example.com'],
  ['mailto:anna@example.com', 'local_characters', 'anna@example.com'],
  ['Anna Berg <anna@example.com>', 'blank_inside', 'anna@example.com'],
])('%s: %s, probably %s', (email, code, hint) => {
  expect(emailProblem(email)).toEqual({ code, hint })
})

test('254 characters pass, 255 do not', () => {
  const local = 'l'.repeat(64)
  const domain = (length: number) =>
    `${'abcdefghi.'
      .repeat(30)
      .slice(0, length - 4)
      .replace(/\.$/, 'x')}.com`
  expect(emailProblem(`${local}@${domain(189)}`)).toBeNull()
  expect(emailProblem(`${local}@${domain(190)}`)).toEqual({ code: 'too_long' })
})

test('two e-mails that differ in case or Unicode form are the same', () => {
  expect(foldEmail(' Anna.Berg@Example.COM ')).toBe('anna.berg@example.com')
  expect(foldEmail('ka\u0308the@x.de')).toBe(foldEmail('KÄTHE@x.de'))
})
