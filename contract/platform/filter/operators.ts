/** The operators of the filter language. What each one takes is below; what it means is written in filter-evaluate.ts. */
export const operatorNames = [
  'eq',
  'ne',
  'in',
  'not_in',
  'contains',
  'not_contains',
  'starts_with',
  'lt',
  'lte',
  'gt',
  'gte',
  'between',
  'last_days',
  'next_days',
  'has_any',
  'has_all',
  'has_none',
  'is_me',
  'is_not_me',
  'empty',
  'not_empty',
] as const

export type OperatorName = (typeof operatorNames)[number]

/** What an operator takes: nothing, one value, a list of values, a pair `[from, to]`, or a number of whole days. */
export type OperandKind = 'none' | 'one' | 'many' | 'range' | 'days'

const operandKinds: Partial<Record<OperatorName, OperandKind>> = {
  in: 'many',
  not_in: 'many',
  has_any: 'many',
  has_all: 'many',
  has_none: 'many',
  between: 'range',
  last_days: 'days',
  next_days: 'days',
  is_me: 'none',
  is_not_me: 'none',
  empty: 'none',
  not_empty: 'none',
}

/** What goes into `value` beside this operator. */
export function operandKind(op: OperatorName): OperandKind {
  return operandKinds[op] ?? 'one'
}

/** Each of these is the exact complement of another one: it includes the empty values that the other leaves out. */
export const opposites = {
  ne: 'eq',
  not_in: 'in',
  not_contains: 'contains',
  has_none: 'has_any',
  is_not_me: 'is_me',
  not_empty: 'empty',
} as const satisfies Partial<Record<OperatorName, OperatorName>>

/** An operator that is not the opposite of another one. */
export type PlainOperator = Exclude<OperatorName, keyof typeof opposites>

/** Takes an operator apart: `ne` is `eq`, negated. */
export function plain(op: OperatorName): { op: PlainOperator; negated: boolean } {
  return isOpposite(op) ? { op: opposites[op], negated: true } : { op: op as PlainOperator, negated: false }
}

const isOpposite = (op: OperatorName): op is keyof typeof opposites => Object.hasOwn(opposites, op)
