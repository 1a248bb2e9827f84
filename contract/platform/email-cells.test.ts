import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cleanEmail } from './clean-email.ts'
import { confusableEmail } from './confusable.ts'
import { emailsIn, emailsText } from './email-cells.ts'
import { emailProblem, foldEmail } from './emails.ts'

test.each([
  ['a@b.example', 'a@b.example'],
  ['  a@b.example\u00a0', 'a@b.example'],
  ['\u200ba@b.example\ufeff', 'a@b.example'],
  ['mailto:a@b.example?subject=Hi', 'a@b.example'],
  ['MAILTO: a@b.example', 'a@b.example'],
  ['Anna B. <a@b.example>', 'a@b.example'],
  ['"B, Anna" <a@b.example>;', 'a@b.example'],
  ['<mailto:a@b.example>', 'a@b.example'],
  ['(a@b.example)', 'a@b.example'],
  ['a@b.example.', 'a@b.example'],
  ['"a, b"@c.example', '"a, b"@c.example'],
  ["o'neil@b.example", "o'neil@b.example"],
  // What is no address stays as it was typed.
  ['n/a.', 'n/a.'],
  ['anna (at) b.example', 'anna (at) b.example'],
  ['a@b.example, c@d.example', 'a@b.example, c@d.example'],
  ['', ''],
])('%j is cleaned to %j', (typed, clean) => {
  expect(cleanEmail(typed)).toBe(clean)
  expect(cleanEmail(clean)).toBe(clean)
})

const plain = (cell: string): string[] =>
  emailsIn(cell).map(({ address, label }) => (label ? `${label}|${address}` : address))

test.each([
  ['a@b.example; c@d.example', ['a@b.example', 'c@d.example']],
  ['a@b.example,c@d.example|e@f.example', ['a@b.example', 'c@d.example', 'e@f.example']],
  ['a@b.example c@d.example', ['a@b.example', 'c@d.example']],
  ['a@b.example ::: c@d.example', ['a@b.example', 'c@d.example']],
  ['Anna <a@b.example>, Ben <c@d.example>', ['a@b.example', 'c@d.example']],
  ['Muster, Anna <a@b.example>', ['a@b.example']],
  ['"Muster, Anna" <a@b.example>; c@d.example', ['a@b.example', 'c@d.example']],
  ['Work: a@b.example, mailto:c@d.example', ['Work|a@b.example', 'c@d.example']],
  ['no address', ['no address']],
  [' ; ', []],
])('%j holds %j', (cell, found) => expect(plain(cell)).toEqual(found))

test('what is written into a cell is read from it again', () => {
  const address = fc.constantFrom('a@b.example', 'Ü@bücher.example', '"a, b"@c.example', 'wrong@@x', 'x; y', '"', 'n/a')
  const label = fc.option(
    fc
      .string({ minLength: 1, maxLength: 8 })
      .map((text) => text.trim())
      .filter(Boolean),
    { nil: undefined },
  )
  const entry = fc.record({ address, label }).map(({ address, label }) => ({ address, ...(label && { label }) }))
  fc.assert(
    fc.property(fc.array(entry, { minLength: 1, maxLength: 4 }), (list) => {
      expect(emailsIn(emailsText(list))).toEqual(list)
    }),
  )
})

test('the domain is folded as DNS compares it, the local part by its letter case alone', () => {
  expect(foldEmail(' Info@BÜCHER.Example')).toBe('info@xn--bcher-kva.example')
  expect(foldEmail('Jürg@example.com')).toBe('jürg@example.com')
  expect(foldEmail('n/a')).toBe('n/a')
})

test.each([
  ['аnna@example.com', 'anna@example.com'],
  ['anna@exаmple.com', 'anna@example.com'],
  ['info@аррӏе.com', null],
  ['anna@example.com', null],
  ['почта@пример.рф', null],
  ['jürg@bücher.example', null],
])('%j may be meant as %j', (typed, meant) => {
  expect(confusableEmail(typed)).toBe(meant)
  expect(emailProblem(typed)).toBe(null)
})
