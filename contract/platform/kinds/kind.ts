import type { z } from 'zod'
import type { Field } from '../record.ts'
import type { OperatorName } from '../filter/operators.ts'
import type { ProblemCode } from '../problems.ts'

/** A cell of a file that could not be read as its kind; `keep` is what is stored all the same, as typed. */
export interface Unread<V> {
  problem: ProblemCode
  keep?: V
}

/**
 * How a kind of field answers for itself. V is the value in an answer, I the value in a body.
 * The same names carry the drawing in the web (web/records/kinds) and the SQL (server/platform/lists/filter-sql.ts).
 */
export interface Kind<V, I = V> {
  /** Checks a value in a body. Where a field may be empty, null is allowed by the record's schema, not here. */
  schema(field: Field): z.ZodType<I>
  /** Shape of the value in an answer, for documentation and tests. */
  output(field: Field): z.ZodType<V>
  /** Never null: flags and lists are empty by their own value. */
  empty?: V
  /** Operators of the filter language that this kind understands. */
  operators: readonly OperatorName[]
  /** What the operators compare: decides operands and SQL. */
  compares: Comparable
  /** Value as the text of a CSV cell: neutral, reads back to the same value. */
  toText(value: V): string
  /** Text of a cell as a value in a body. Blank cells never come here. */
  fromText(text: string, field: Field): I | Unread<I>
  /** What someone without the right to personal values sees instead; null where no mask is a value of the kind. */
  mask(value: V): V | null
  /** Texts by which a value could be found again where somebody typed it; without it there are none. */
  traces?(value: V): string[]
}

export type Comparable =
  'text' | 'number' | 'date' | 'instant' | 'boolean' | 'uuid' | 'texts' | 'phones' | 'emails' | 'external_ids' | 'money'

/** First letter and dots: enough to tell rows apart, not to know the person. */
export function maskText(value: string): string {
  return value === '' ? value : `${Array.from(value)[0]}•••`
}
