import fc from 'fast-check'
import {
  operatorsFor,
  type Condition,
  type Filter,
  type FilterScope,
  type Operand,
} from '../contract/platform/filter/filter.ts'
import type { KindName } from '../contract/platform/kinds/kinds.ts'
import type { Email, ExternalId, Money, Phone } from '../contract/platform/kinds/values.ts'
import { operandKind, type OperatorName } from '../contract/platform/filter/operators.ts'
import type { Field } from '../contract/platform/record.ts'
import { me, type Part, type Thing } from './filter-things.ts'

export const now = new Date('2026-11-22T03:30:00.123Z')

/** Letters whose case is uneven, signs that SQL, LIKE, arrays and JSON take for their own, scripts without case. */
const letters = [...Array.from(`aAbBiIİıſsSßẞςσΣéÉñÑЯяԱաKkÅåǅ%_\\'"{},;:.- 019中م🎉`), '\u0307', '\u0301']
const words = [
  'Berlin',
  'BERLIN',
  "O'Brien",
  'ΟΔΟΣ',
  'οδος',
  'İstanbul',
  'istanbul',
  'Straße',
  'STRAẞE',
  'NULL',
  '{a,b}',
  '10115',
  '1011',
  'SW1A 1AA',
  "'; drop table things; --",
]
const filled = (text: string) => text.trim() !== ''
const text = fc.oneof(
  fc.constantFrom(...words),
  fc
    .array(fc.constantFrom(...letters), { minLength: 1, maxLength: 3 })
    .map((list) => list.join(''))
    .filter(filled),
)

const moments = [
  0,
  1,
  -1,
  1000,
  86_400_000,
  -86_400_000,
  3 * 86_400_000,
  -3 * 86_400_000,
  -3 * 86_400_000 - 1,
  9e9,
  -9e9,
]
const instant = fc.constantFrom(...moments).map((away) => new Date(now.getTime() + away).toISOString())
const date = fc.oneof(
  fc.constantFrom('0001-01-01', '1900-02-28', '2000-02-29', '9999-12-31'),
  fc.integer({ min: -4, max: 4 }).map((days) => new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10)),
)
const ids = ['0190a0b0-0000-7000-8000-00000000000a', me, '0190a0b0-0000-7000-8000-00000000000c']
const numbers = [
  '+49 30 1234567',
  '030 1234567',
  '(030) 123-4567',
  '0049 30 1234567',
  '1234567',
  '+1 555 0100',
  'ask 12%',
  '٠٣٠ 1234567',
  '030 1234567 ext. 12',
]
const phone: fc.Arbitrary<Phone> = fc.constantFrom(...numbers).map((number) => ({
  id: ids[0]!,
  number,
  label: null,
  extension: null,
  e164: /123.?4567$/.test(number) ? '+49301234567' : null,
  country: null,
  valid: true,
}))
const addresses = [
  'ann@x.org',
  'Ann@X.ORG',
  'info@bücher.example',
  'INFO@BÜCHER.example',
  'info@xn--bcher-kva.example',
  'info@straße.example',
  'почта@пример.рф',
  'a_n@x.org',
  'İ@x.org',
  'no address',
]
const email: fc.Arbitrary<Email> = fc
  .constantFrom(...addresses)
  .map((address) => ({ id: ids[0]!, address, label: null, valid: true }))
const externalId: fc.Arbitrary<ExternalId> = fc.record({
  source: fc.constantFrom('shop', 'erp', 's%', 'a:b'),
  external_id: fc.constantFrom('1', '10', '1%', 'A', 'a', 'x:y', '1_0'),
})
/** Half of the operands have other letters than the value they could equal. */
const spelled = fc.oneof(
  fc.constantFrom(...ids),
  fc.constantFrom(...ids).map((id) => id.toUpperCase()),
)

/** Codes of which blanks, hyphens and letter case say nothing. */
const zip = fc.constantFrom('SW1A 1AA', 'sw1a1aa', 'SW1A', '1-0', '100-0001', '1000001', '100 0001', 'Éa 1', 'éA1')

/** Values of each kind, as records hold them and as filters ask for them. */
const single: Record<KindName, fc.Arbitrary<unknown>> = {
  text,
  email: fc.constantFrom(
    'ann@x.org',
    'Ann@X.ORG',
    'jürg@x.org',
    'JÜRG@x.org',
    'ΑΣ@x.org',
    'ας@x.org',
    'İ@x.org',
    'i@x.org',
    'a_n@x.org',
    'info@bücher.example',
    'info@xn--bcher-kva.example',
  ),
  emails: fc.constantFrom(...addresses, 'x.org', 'info@', 'Ü'),
  code: fc.constantFrom('AB-1', 'ab-1', '1011', '10115', 'C_1'),
  choice: fc.constantFrom('red', 'green', 'blue'),
  country: fc.constantFrom('DE', 'FR', 'US'),
  currency: fc.constantFrom('EUR', 'USD'),
  locale: fc.constantFrom('de', 'en-US'),
  reference: fc.constantFrom(...ids),
  integer: fc.constantFrom(0, 1, 2, -1, 100, 999_999_999),
  decimal: fc.constantFrom(0, 0.1, 0.3, 1, 1.5, -1.55, 999_999_999),
  long_text: fc.oneof(text, fc.constantFrom('First line\nsecond line', 'a\n\nb', 'line\tof 100%')),
  money: fc.record({
    amount: fc.constantFrom(0, 1, -1, 99, 100, 123_450, 9_007_199_254_740_990),
    currency: fc.constantFrom('EUR', 'USD', 'JPY'),
  }),
  date,
  instant,
  flag: fc.boolean(),
  tags: fc.oneof(fc.constantFrom('vip', 'VIP', 'a b', 'NULL', '"', '\\', '{}', "'"), fc.constantFrom('x', 'y')),
  phones: fc.constantFrom(
    ...numbers.filter((number) => /\d/.test(number)),
    '030',
    '+4930',
    '0049 30',
    '4567',
    '٤٥٦',
    '00',
  ),
  external_ids: fc.oneof(
    externalId,
    externalId.filter((one) => !one.source.includes(':')).map((one) => `${one.source}:${one.external_id}`),
  ),
}

const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { freq: 4 })
const some = <T>(kind: KindName) => maybe(single[kind] as fc.Arbitrary<T>)
const listOf = <T>(one: fc.Arbitrary<T>, maxLength = 3) => fc.array(one, { maxLength })

const part: fc.Arbitrary<Part> = fc.record({
  label: some<string>('text'),
  size: maybe(fc.integer({ min: 0, max: 3 })),
  screws: listOf(fc.record({ label: some<string>('text') }), 2),
})

export const thing: fc.Arbitrary<Thing> = fc.record({
  name: some<string>('text'),
  email: some<string>('email'),
  zip: maybe(zip),
  code: some<string>('code'),
  colour: some<string>('choice'),
  country: some<string>('country'),
  currency: some<string>('currency'),
  locale: some<string>('locale'),
  home_id: some<string>('reference'),
  points: some<number>('integer'),
  score: some<number>('decimal'),
  born: some<string>('date'),
  seen_at: maybe(instant.chain((iso) => fc.constantFrom(iso, iso.replace('Z', '999Z'), iso.replace('Z', '001Z')))),
  open: fc.boolean(),
  tags: fc.uniqueArray(single.tags as fc.Arbitrary<string>, { maxLength: 3 }),
  phones: listOf(phone),
  emails: listOf(email),
  external_ids: fc.uniqueArray(externalId, { maxLength: 3, selector: (one) => `${one.source}:${one.external_id}` }),
  shop_points: some<number>('decimal'),
  shop_member: fc.option(fc.boolean()),
  remark: some<string>('long_text'),
  price: some<Money>('money'),
  parts: listOf(part),
})

/** What an operator on a field may be given. */
export function operand(field: Field, op: OperatorName): fc.Arbitrary<Operand | undefined> {
  const one =
    field.kind === 'reference' ? spelled : ((field.compact ? zip : single[field.kind]) as fc.Arbitrary<string>)
  switch (operandKind(op)) {
    case 'none':
      return fc.constant(undefined)
    case 'one':
      return op === 'starts_with' && field.kind === 'external_ids'
        ? fc.oneof(one, fc.constantFrom('shop:', 'erp:1'))
        : one
    case 'many':
      return fc.array(one, { minLength: 1, maxLength: 3 })
    case 'range':
      return fc.tuple(one, one).map((pair) => inOneCurrency(pair).sort(compare) as Operand)
    case 'days':
      return fc.constantFrom(1, 3, 4, 36_500)
  }
}

const isMoney = (value: unknown): value is Money => typeof value === 'object' && value !== null && 'amount' in value
const inOneCurrency = ([from, to]: unknown[]): unknown[] =>
  isMoney(from) && isMoney(to) ? [from, { ...to, currency: from.currency }] : [from, to]
const compare = (a: unknown, b: unknown): number => {
  if (isMoney(a) && isMoney(b)) return a.amount - b.amount
  return typeof a === 'number' ? a - (b as number) : String(a) < String(b) ? -1 : 1
}

export function condition(field: Field, op: OperatorName): fc.Arbitrary<Condition> {
  return operand(field, op).map((value) => ({ field: field.name, op, ...(value !== undefined && { value }) }))
}

/** Every field that may be asked for with each of its operators. */
export const questions = (scope: FilterScope): [Field, OperatorName][] =>
  scope.fields
    .filter((field) => field.filterable)
    .flatMap((field) => operatorsFor(field).map((op): [Field, OperatorName] => [field, op]))

/** Any filter of the scope that is at most so deep. */
export function filter(scope: FilterScope, depth: number): fc.Arbitrary<Filter> {
  const leaf: fc.Arbitrary<Filter> = fc.constantFrom(...questions(scope)).chain(([field, op]) => condition(field, op))
  if (depth <= 1) return leaf
  const inner = filter(scope, depth - 1)
  const list = fc.array(inner, { minLength: 1, maxLength: 3 })
  const related = Object.entries(scope.relations).map(([name, relation]): fc.Arbitrary<Filter> =>
    fc.record(
      { some: fc.constant(name), where: filter(relation, depth - 1), at_least: fc.integer({ min: 1, max: 3 }) },
      { requiredKeys: ['some'] },
    ),
  )
  return fc.oneof(
    { weight: 3, arbitrary: leaf },
    { weight: 2, arbitrary: list.map((all) => ({ all })) },
    { weight: 2, arbitrary: list.map((any) => ({ any })) },
    { weight: 2, arbitrary: inner.map((not) => ({ not })) },
    ...related.map((arbitrary) => ({ weight: 2, arbitrary })),
  )
}
