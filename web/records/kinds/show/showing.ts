import type { ReactNode } from 'react'
import type { Field } from '../../../../contract/platform/record.ts'
import type { Words } from '../../words.ts'

export interface ShownProps<V> {
  value: V
  field: Field
  words: Words
}

/** How a kind of field is shown. The same names carry its rules in contract/platform/kinds and its inputs in kinds/enter. */
export interface Showing<V> {
  /** Width of its column in pixels. */
  width: number
  align?: 'end'
  /** The value as one line of plain text; empty where there is none. */
  text: (value: V, field: Field, words: Words) => string
  /** What a condition compares with, in words; the text where this is left out. `last`: the later one of two. */
  operandText?: (operand: never, field: Field, words: Words, last: boolean) => string
  /** Drawn in a list; the text where this is left out. */
  Cell?: (props: ShownProps<V>) => ReactNode
  /** Drawn on the page of one record; the text where this is left out. */
  Value?: (props: ShownProps<V>) => ReactNode
}
