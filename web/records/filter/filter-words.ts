import type { Condition, Filter, FilterScope } from '../../../contract/platform/filter/filter.ts'
import { kindOf } from '../../../contract/platform/kinds/kinds.ts'
import { operandKind, type OperatorName } from '../../../contract/platform/filter/operators.ts'
import type { Field } from '../../../contract/platform/record.ts'
import { showing } from '../kinds/show/shown.ts'
import { zoneName } from '../../ui/moments.ts'
import type { Words } from '../words.ts'

/** Words for what a filter asks: of the record itself, and of the records related to it. */
export interface FilterWords {
  words: Words
  scope: FilterScope
  relations: Record<string, RelationWords>
}

export interface RelationWords {
  /** "has an address" */
  has: string
  hasNo: string
  hasMany: (count: number) => string
  inner: FilterWords
}

/** An operator in words that suit what it compares: a date is before, a number is less than. */
export function operatorText(words: Words, field: Field, op: OperatorName): string {
  const { compares } = kindOf(field)
  const time = compares === 'date' || compares === 'instant'
  const general = words.t(`records.operators.${op}` as 'records.operators.eq')
  return time
    ? words.t(`records.timeOperators.${op}` as 'records.timeOperators.lt', { defaultValue: general })
    : general
}

function scalarText(words: Words, field: Field, value: unknown, last = false): string {
  const { text, operandText } = showing(field)
  // The contract has checked the value by the kind of the field.
  const say = operandText as ((operand: unknown, ...rest: [Field, Words, boolean]) => string) | undefined
  const said = say ? say(value, field, words, last) : text(value, field, words)
  // Readers elsewhere see the same moment by their own clock.
  return kindOf(field).compares === 'instant' ? `${said} ${zoneName(String(value), words.formats.locale)}` : said
}

function operandText(words: Words, field: Field, { op, value }: Condition): string {
  const kind = operandKind(op)
  if (kind === 'none') return ''
  if (kind === 'days') return words.t('records.filter.daysCount', { count: Number(value) })
  const list = (Array.isArray(value) ? value : [value]).map((one, at) =>
    scalarText(words, field, one, kind === 'range' && at === 1),
  )
  return kind === 'range'
    ? list.join(` ${words.t('records.filter.and')} `)
    : new Intl.ListFormat(words.formats.locale, { type: 'disjunction' }).format(list)
}

function conditionText({ words, scope }: FilterWords, condition: Condition): string {
  const field = scope.fields.find((one) => one.name === condition.field)
  if (field === undefined) return condition.field
  if (field.kind === 'flag') return `${words.label(field)}: ${operandText(words, field, condition)}`
  return [words.label(field), operatorText(words, field, condition.op), operandText(words, field, condition)]
    .filter(Boolean)
    .join(' ')
}

/** A part of a filter as one readable phrase. */
export function filterText(about: FilterWords, filter: Filter, nested = false): string {
  const { t } = about.words
  const joined = (parts: Filter[], between: string): string => {
    const text = parts.map((part) => filterText(about, part, true)).join(` ${between} `)
    return nested && parts.length > 1 ? `(${text})` : text
  }
  if ('field' in filter) return conditionText(about, filter)
  if ('all' in filter) return joined(filter.all, t('records.filter.and'))
  if ('any' in filter) return joined(filter.any, t('records.filter.or'))
  if ('some' in filter) return someText(about, filter, true)
  if ('none' in filter) return noneText(about, filter.none)
  if ('some' in filter.not) return someText(about, filter.not, false)
  return t('records.filter.notText', { text: filterText(about, filter.not, true) })
}

/** Shows nobody, and what it asked for. */
export function noneText({ words, scope, relations }: FilterWords, names: readonly string[]): string {
  const labels = names.map((name) => {
    const [first = '', ...rest] = name.split('.')
    const inner = relations[first]
    if (inner && rest.length > 0) return labelIn(inner.inner, rest.join('.'))
    return labelIn({ words, scope, relations }, name)
  })
  if (labels.length === 0) return words.t('records.filter.nobody')
  return words.t('records.filter.nobodyOf', { names: words.formats.list([...new Set(labels)]) })
}

function labelIn({ words, scope }: FilterWords, name: string): string {
  if (name === 'q') return words.t('records.filter.searchWords')
  const field = scope.fields.find((one) => one.name === name)
  return field ? words.label(field) : name
}

function someText(about: FilterWords, some: Extract<Filter, { some: string }>, has: boolean): string {
  const relation = about.relations[some.some]
  if (relation === undefined) return some.some
  const count = some.at_least ?? 1
  const head = !has && count === 1 ? relation.hasNo : count > 1 ? relation.hasMany(count) : relation.has
  const text = some.where === undefined ? head : `${head}: ${filterText(relation.inner, some.where)}`
  return !has && count > 1 ? about.words.t('records.filter.notText', { text }) : text
}
