import type { Condition, Filter, FilterScope, Some } from './filter.ts'
import { foldEmail } from '../emails.ts'
import { toExternalId } from './operands.ts'
import { phonePart, readPlainPhone, storedDigits, typedDigits } from './phones.ts'
import { compactCode, foldCase } from './text.ts'
import { dayWindow, instantWindow } from './time.ts'
import type { Comparable } from '../kinds/kind.ts'
import { kindOf } from '../kinds/kinds.ts'
import type { Email, ExternalId, Money, Phone } from '../kinds/values.ts'
import { plain, type PlainOperator } from './operators.ts'
import type { Field } from '../record.ts'
import { dayInZone } from '../time-zones.ts'

/** A record as the API answers it, with its related records in a list under the name of the relation. */
export type FilterRecord = Record<string, unknown>

/**
 * Whether a record fulfils a filter: what server/platform/lists/filter-sql.ts says in SQL, said plainly. The filter must have
 * come from `parseFilter` with the same scope. `now` is what `last_days` and `next_days` count from.
 */
export function evaluateFilter(filter: Filter, record: FilterRecord, scope: FilterScope, now: Date): boolean {
  if ('all' in filter) return filter.all.every((one) => evaluateFilter(one, record, scope, now))
  if ('any' in filter) return filter.any.some((one) => evaluateFilter(one, record, scope, now))
  if ('not' in filter) return !evaluateFilter(filter.not, record, scope, now)
  if ('some' in filter) return evaluateSome(filter, record, scope, now)
  if ('none' in filter) return false
  return evaluateCondition(filter, record, scope, now)
}

function evaluateSome({ some, where, at_least }: Some, record: FilterRecord, scope: FilterScope, now: Date): boolean {
  const related = (record[some] ?? []) as FilterRecord[]
  const inner = scope.relations[some]
  if (!inner) throw new Error(`The scope has no relation "${some}".`)
  const found = where ? related.filter((one) => evaluateFilter(where, one, inner, now)) : related
  return found.length >= (at_least ?? 1)
}

function evaluateCondition(
  { field: name, op, value: operand }: Condition,
  record: FilterRecord,
  scope: FilterScope,
  now: Date,
) {
  const field = scope.fields.find((one) => one.name === name)
  if (!field) throw new Error(`The scope has no field "${name}".`)
  const kind = kindOf(field)
  const value = record[name] ?? kind.empty ?? null
  const { op: positive, negated } = plain(op)
  return negated !== holds(positive, value, operand, { field, scope, now }, kind.compares)
}

/** An empty value fulfils nothing but `empty`. */
function holds(op: PlainOperator, value: unknown, operand: unknown, given: Given, compares: Comparable): boolean {
  if (compares === 'uuid' && Array.isArray(value) && value.length > 0)
    return op !== 'empty' && value.some((one) => holds(op, one, operand, given, compares))
  const isEmpty = value === null || (Array.isArray(value) && value.length === 0)
  if (op === 'empty') return isEmpty
  // What the kind compares as decides the types of both values.
  const test = tests[compares][op] as Test<unknown, unknown> | undefined
  if (!test) throw new Error(`No meaning of "${op}" for ${compares}.`)
  return !isEmpty && test(value, operand, given)
}

interface Given {
  field: Field
  scope: FilterScope
  now: Date
}

type Test<V, O> = (value: V, operand: O, given: Given) => boolean
type Table = Partial<Record<PlainOperator, Test<never, never>>>

/** Operators that compare whole values, once they are made comparable. */
function comparing<V>(key: (value: V, field: Field) => string | number) {
  const two = (test: (value: string | number, operand: string | number) => boolean): Test<V, V> => {
    return (value, operand, { field }) => test(key(value, field), key(operand, field))
  }
  const between: Test<V, [V, V]> = (value, [from, to], { field }) =>
    key(value, field) >= key(from, field) && key(value, field) <= key(to, field)
  const isIn: Test<V, V[]> = (value, operands, { field }) =>
    operands.some((one) => key(one, field) === key(value, field))
  return {
    eq: two((value, operand) => value === operand),
    lt: two((value, operand) => value < operand),
    lte: two((value, operand) => value <= operand),
    gt: two((value, operand) => value > operand),
    gte: two((value, operand) => value >= operand),
    in: isIn,
    between,
  }
}

const folding = ({ compact }: Field) => (compact ? compactCode : foldCase)
const contains: Test<string, string> = (value, operand, { field }) =>
  folding(field)(value).includes(folding(field)(operand))
const startsWith: Test<string, string> = (value, operand, { field }) =>
  folding(field)(value).startsWith(folding(field)(operand))
const wholeText = (value: string, { folded, compact }: Field): string =>
  compact ? compactCode(value) : folded ? foldEmail(value) : value

const dayIn = (op: 'last_days' | 'next_days'): Test<string, number> => {
  return (value, days, { scope, now }) => {
    const [from, to] = dayWindow(op, days, dayInZone(scope.time_zone ?? 'UTC', now))
    return value >= from && value <= to
  }
}

const instantIn = (op: 'last_days' | 'next_days'): Test<string, number> => {
  return (value, days, { now }) => {
    const [from, to] = instantWindow(op, days, now)
    return Date.parse(value) >= from.getTime() && Date.parse(value) <= to.getTime()
  }
}

const hasAny: Test<string[], string[]> = (value, words) => words.some((word) => value.includes(word))
const hasAll: Test<string[], string[]> = (value, words) => words.every((word) => value.includes(word))

const hasPhone: Test<Phone[], string> = (value, typed, { scope }) => {
  const { e164, digits } = (scope.readPhone ?? readPlainPhone)(typed)
  return value.some((one) => (one.e164 !== null && e164.includes(one.e164)) || digits.includes(typedDigits(one.number)))
}
const phoneStarts: Test<Phone[], string> = (value, typed, { scope }) => {
  const { beginnings = [] } = (scope.readPhone ?? readPlainPhone)(typed)
  const wanted = phonePart(typed)
  return value.map(storedDigits).some(({ digits, international }) => {
    const starts = [wanted.international, ...beginnings].some((one) => international?.startsWith(one))
    return starts || digits.startsWith(wanted.digits)
  })
}
const somePhone = (test: (digits: string, wanted: string) => boolean): Test<Phone[], string> => {
  return (value, typed) => {
    const wanted = phonePart(typed)
    return value.map(storedDigits).some(({ digits, international }) => {
      return test(digits, wanted.digits) || (international !== null && test(international, wanted.international))
    })
  }
}

const someEmail = (test: (address: string, wanted: string) => boolean, fold = foldCase): Test<Email[], string> => {
  return (value, typed) => value.some(({ address }) => test(fold(address), fold(typed)))
}

/** Amounts are compared within their currency: no other one fulfils anything. */
const ofCurrency = (test: (amount: number, operand: number) => boolean): Test<Money, Money> => {
  return (value, operand) => value.currency === operand.currency && test(value.amount, operand.amount)
}

const someId = (test: (id: string, wanted: string) => boolean): Test<ExternalId[], string | ExternalId> => {
  return (value, operand) => {
    const wanted = toExternalId(operand)
    return value.some((one) => one.source === wanted.source && test(one.external_id, wanted.external_id))
  }
}

const tests: Record<Comparable, Table> = {
  text: {
    ...comparing<string>(wholeText),
    contains,
    starts_with: startsWith,
  },
  number: comparing<number>((value) => value),
  date: { ...comparing<string>((value) => value), last_days: dayIn('last_days'), next_days: dayIn('next_days') },
  instant: {
    ...comparing<string>((value) => Date.parse(value)),
    last_days: instantIn('last_days'),
    next_days: instantIn('next_days'),
  },
  boolean: { eq: (value, operand) => value === operand },
  uuid: {
    ...comparing<string>((value) => value.toLowerCase()),
    is_me: ((value, _, { scope }) => value.toLowerCase() === scope.me?.toLowerCase()) satisfies Test<string, undefined>,
  },
  texts: { has_any: hasAny, has_all: hasAll },
  phones: {
    eq: hasPhone,
    contains: somePhone((digits, wanted) => digits.includes(wanted)),
    starts_with: phoneStarts,
  },
  emails: {
    eq: someEmail((address, wanted) => address === wanted, foldEmail),
    contains: someEmail((address, wanted) => address.includes(wanted)),
    starts_with: someEmail((address, wanted) => address.startsWith(wanted)),
  },
  money: {
    eq: ofCurrency((amount, operand) => amount === operand),
    lt: ofCurrency((amount, operand) => amount < operand),
    lte: ofCurrency((amount, operand) => amount <= operand),
    gt: ofCurrency((amount, operand) => amount > operand),
    gte: ofCurrency((amount, operand) => amount >= operand),
    between: ((value, [from, to]) =>
      value.currency === from.currency && value.amount >= from.amount && value.amount <= to.amount) satisfies Test<
      Money,
      [Money, Money]
    >,
  },
  external_ids: {
    eq: someId((id, wanted) => id === wanted),
    starts_with: someId((id, wanted) => id.startsWith(wanted)),
  },
}
