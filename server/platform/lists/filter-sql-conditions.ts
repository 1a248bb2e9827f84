import { sql } from 'kysely'
import { toExternalId } from '../../../contract/platform/filter/operands.ts'
import { compactCode } from '../../../contract/platform/filter/text.ts'
import { phonePart } from '../../../contract/platform/filter/phones.ts'
import { dayWindow, instantWindow } from '../../../contract/platform/filter/time.ts'
import type { Comparable } from '../../../contract/platform/kinds/kind.ts'
import { dayInZone } from '../../../contract/platform/time-zones.ts'
import type { ExternalId, Money } from '../../../contract/platform/kinds/values.ts'
import type { PlainOperator } from '../../../contract/platform/filter/operators.ts'
import { emailKey } from './email-key.ts'
import type { Asked, Fragment, SqlColumn, SqlEmails, SqlExternalIds, SqlField, SqlPhones } from './filter-sql-scope.ts'
import {
  compactContainsSql,
  compactSql,
  compactStartsWithSql,
  containsSql,
  plainContainsSql,
  plainStartsWithSql,
  startsWithSql,
} from './filter-sql-text.ts'

/** True of the rows that fulfil it; false or null of the others. Every value is a parameter with its type. */
export type Condition<F extends SqlField, O> = (field: F, operand: O, asked: Asked) => Fragment
type Table = Partial<Record<PlainOperator, Condition<never, never>>>
type OnColumn<O> = Condition<SqlColumn, O>

/** Comparisons of whole values; `cast` gives a parameter the type that the column's index is served by. */
function comparing<V>(cast: (operand: V) => Fragment) {
  const two = (sign: string): OnColumn<V> => {
    return ({ expr }, operand) => sql`${expr} ${sql.raw(sign)} ${cast(operand)}`
  }
  const between: OnColumn<[V, V]> = ({ expr }, [from, to]) => sql`${expr} between ${cast(from)} and ${cast(to)}`
  return { eq: two('='), lt: two('<'), lte: two('<='), gt: two('>'), gte: two('>='), between }
}

/** A whole number goes as bigint, which the index of an integer column serves as well as that of a numeric one. */
const number = (operand: number) => (Number.isSafeInteger(operand) ? sql`${operand}::bigint` : sql`${operand}::numeric`)
const textParameter = (operand: string): Fragment => sql`${operand}::text`
const day = (operand: string): Fragment => sql`${operand}::date`
const moment = (operand: string | Date): Fragment => sql`${new Date(operand).toISOString()}::timestamptz`

const isEmpty: Condition<SqlColumn, undefined> = ({ expr }) => sql`${expr} is null`

const plainlyEquals: OnColumn<string> = ({ field, expr }, operand) =>
  field.compact
    ? sql`${compactSql(expr)} = ${compactCode(operand)}::text`
    : field.folded
      ? sql`${emailKey(expr)} = ${emailKey(textParameter(operand))}`
      : sql`${expr} = ${textParameter(operand)}`

const plainlyIn: OnColumn<string[]> = ({ field, expr }, operands) =>
  field.compact
    ? sql`${compactSql(expr)} = any(${operands.map(compactCode)}::text[])`
    : field.folded
      ? sql`${emailKey(expr)} in (${sql.join(operands.map((one) => emailKey(textParameter(one))))})`
      : sql`${expr} = any(${operands}::text[])`

/** What was typed, or the same in other words. */
const orInOtherWords = ({ otherWords }: SqlColumn, typed: readonly string[], plainly: Fragment): Fragment =>
  sql.join([plainly, ...typed.flatMap((one) => otherWords?.(one) ?? [])], sql` or `)

const textEquals: OnColumn<string> = (column, operand, asked) =>
  orInOtherWords(column, [operand], plainlyEquals(column, operand, asked))

const textIn: OnColumn<string[]> = (column, operands, asked) =>
  orInOtherWords(column, operands, plainlyIn(column, operands, asked))

/** Moments are told apart by the millisecond, as the API shows them; the database holds them finer. */
const upTo = (expr: Fragment, to: string | Date): Fragment => sql`${expr} < ${moment(to)} + interval '1 millisecond'`
const within = (expr: Fragment, from: string | Date, to: string | Date): Fragment =>
  sql`${expr} >= ${moment(from)} and ${upTo(expr, to)}`

const daysIn = (op: 'last_days' | 'next_days'): OnColumn<number> => {
  return ({ expr }, days, { now, time_zone }) => {
    const [from, to] = dayWindow(op, days, dayInZone(time_zone, now))
    return sql`${expr} between ${day(from)} and ${day(to)}`
  }
}
const instantsIn = (op: 'last_days' | 'next_days'): OnColumn<number> => {
  return ({ expr }, days, { now }) => within(expr, ...instantWindow(op, days, now))
}

/**
 * Amounts lie in one column of jsonb, which is ordered by the amount, then by the currency: a bound without a currency
 * comes before all of its amount, so that one plain index serves every comparison.
 */
const bound = (amount: number): Fragment => sql`${JSON.stringify({ amount, currency: '' })}::jsonb`
const ofCurrency = (expr: Fragment, { currency }: Money, condition: Fragment): Fragment =>
  sql`${condition} and ${expr}->>'currency' = ${currency}::text`
const money = {
  eq: (({ expr }, { amount, currency }) =>
    sql`${expr} = ${JSON.stringify({ amount, currency })}::jsonb`) satisfies OnColumn<Money>,
  lt: (({ expr }, one) => ofCurrency(expr, one, sql`${expr} < ${bound(one.amount)}`)) satisfies OnColumn<Money>,
  lte: (({ expr }, one) => ofCurrency(expr, one, sql`${expr} < ${bound(one.amount + 1)}`)) satisfies OnColumn<Money>,
  gt: (({ expr }, one) => ofCurrency(expr, one, sql`${expr} >= ${bound(one.amount + 1)}`)) satisfies OnColumn<Money>,
  gte: (({ expr }, one) => ofCurrency(expr, one, sql`${expr} >= ${bound(one.amount)}`)) satisfies OnColumn<Money>,
  between: (({ expr }, [from, to]) =>
    ofCurrency(
      expr,
      from,
      sql`${expr} >= ${bound(from.amount)} and ${expr} < ${bound(to.amount + 1)}`,
    )) satisfies OnColumn<[Money, Money]>,
  empty: isEmpty,
}

const someRow = ({ from }: { from: Fragment }, condition: Fragment): Fragment =>
  sql`exists (select from ${from} and (${condition}))`

const phoneEquals: Condition<SqlPhones, string> = ({ rows }, typed, { readPhone }) => {
  const { e164, digits } = readPhone(typed)
  const { columns } = rows
  return someRow(
    rows,
    sql`${columns.e164} = any(${[...e164]}::text[]) or ${columns.digits} = any(${[...digits]}::text[])`,
  )
}
const phoneContains: Condition<SqlPhones, string> = ({ rows }, typed) => {
  const { digits, international } = phonePart(typed)
  const { columns } = rows
  return someRow(
    rows,
    sql`${plainContainsSql(columns.digits, digits)} or ${plainContainsSql(columns.e164, international)}`,
  )
}
const phoneStartsWith: Condition<SqlPhones, string> = ({ rows }, typed, { readPhone }) => {
  const { digits, international } = phonePart(typed)
  const { columns } = rows
  const e164 = [international, ...(readPhone(typed).beginnings ?? [])]
  return someRow(
    rows,
    sql.join(
      [plainStartsWithSql(columns.digits, digits), ...e164.map((one) => plainStartsWithSql(columns.e164, `+${one}`))],
      sql` or `,
    ),
  )
}

const someEmail = (condition: (address: Fragment, typed: string) => Fragment): Condition<SqlEmails, string> => {
  return ({ rows }, typed) => someRow(rows, condition(rows.columns.address, typed))
}
const emailEquals = someEmail((address, typed) => sql`${emailKey(address)} = ${emailKey(textParameter(typed))}`)

const idEquals: Condition<SqlExternalIds, string | ExternalId> = ({ rows }, operand) => {
  const { source, external_id } = toExternalId(operand)
  const { columns } = rows
  return someRow(rows, sql`${columns.source} = ${source}::text and ${columns.external_id} = ${external_id}::text`)
}
const idStartsWith: Condition<SqlExternalIds, string | ExternalId> = ({ rows }, operand) => {
  const { source, external_id } = toExternalId(operand)
  return someRow(
    rows,
    sql`${rows.columns.source} = ${source}::text and ${plainStartsWithSql(rows.columns.external_id, external_id)}`,
  )
}

const noRow: Condition<SqlPhones | SqlEmails | SqlExternalIds, undefined> = ({ rows }) =>
  sql`not exists (select from ${rows.from})`

/** How each operator asks of what its field holds. Text that says `contains` is looked at without letter case. */
export const conditions: Record<Comparable, Table> = {
  text: {
    eq: textEquals,
    in: textIn,
    contains: (({ field, expr }, operand) =>
      field.compact ? compactContainsSql(expr, operand) : containsSql(expr, operand)) satisfies OnColumn<string>,
    starts_with: (({ field, expr }, operand) =>
      field.compact ? compactStartsWithSql(expr, operand) : startsWithSql(expr, operand)) satisfies OnColumn<string>,
    empty: isEmpty,
  },
  number: { ...comparing(number), empty: isEmpty },
  date: { ...comparing(day), last_days: daysIn('last_days'), next_days: daysIn('next_days'), empty: isEmpty },
  instant: {
    lt: (({ expr }, operand) => sql`${expr} < ${moment(operand)}`) satisfies OnColumn<string>,
    gte: (({ expr }, operand) => sql`${expr} >= ${moment(operand)}`) satisfies OnColumn<string>,
    between: (({ expr }, [from, to]) => within(expr, from, to)) satisfies OnColumn<[string, string]>,
    last_days: instantsIn('last_days'),
    next_days: instantsIn('next_days'),
    empty: isEmpty,
  },
  boolean: {
    eq: (({ expr, filled }, operand) =>
      operand ? expr : filled ? sql`not ${expr}` : sql`${expr} is not true`) satisfies OnColumn<boolean>,
  },
  uuid: {
    eq: (({ expr }, operand) => sql`${expr} = ${operand}::uuid`) satisfies OnColumn<string>,
    in: (({ expr }, operands) => sql`${expr} = any(${operands}::uuid[])`) satisfies OnColumn<string[]>,
    is_me: (({ expr }, _operand, { me }) =>
      me ? sql`${expr} = ${me}::uuid` : sql`false`) satisfies OnColumn<undefined>,
    empty: isEmpty,
  },
  texts: {
    has_any: (({ expr }, operands) => sql`${expr} && ${operands}::text[]`) satisfies OnColumn<string[]>,
    has_all: (({ expr }, operands) => sql`${expr} @> ${operands}::text[]`) satisfies OnColumn<string[]>,
    empty: (({ expr }) => sql`coalesce(cardinality(${expr}), 0) = 0`) satisfies OnColumn<undefined>,
  },
  phones: { eq: phoneEquals, contains: phoneContains, starts_with: phoneStartsWith, empty: noRow },
  emails: { eq: emailEquals, contains: someEmail(containsSql), starts_with: someEmail(startsWithSql), empty: noRow },
  money,
  external_ids: { eq: idEquals, starts_with: idStartsWith, empty: noRow },
}
