import type { ReactNode } from 'react'
import type { OperatorName } from '../../../../contract/platform/filter/operators.ts'
import type { Field } from '../../../../contract/platform/record.ts'
import type { Words } from '../../words.ts'

export interface InputProps<I> {
  id: string
  field: Field
  words: Words
  label: string
  value: I | null
  onChange: (value: I | null) => void
  required?: boolean
  readOnly?: boolean
  /** A sentence below the input. */
  description?: ReactNode
  /** Sentences by path below the field: '' for the field itself, '0.number' for a part of it. */
  errors: Record<string, string>
  /** Remarks that refuse nothing, by the same paths. */
  hints: Record<string, ReactNode>
  /** Entries of a list that may be neither changed nor removed, by id, with the reason. */
  fixed?: Readonly<Record<string, string>>
}

export interface OperandProps {
  field: Field
  words: Words
  op: OperatorName
  value: unknown
  onChange: (value: unknown) => void
  label: string
}

/** How values of a kind of field are entered. */
export interface Entering<I, V = I> {
  Input: (props: InputProps<I>) => ReactNode
  /** What a condition compares with. Not drawn where the operator takes nothing. */
  Operand: (props: OperandProps) => ReactNode
  /** A value of an answer as it goes into a body. */
  toInput?: (value: V) => I
}

/** Properties that every input of Mantine takes. */
export function inputFrame(
  props: Pick<InputProps<never>, 'id' | 'label' | 'required' | 'readOnly' | 'description' | 'errors'>,
) {
  return {
    id: props.id,
    label: props.label,
    withAsterisk: props.required ?? false,
    'aria-required': props.required ?? false,
    readOnly: props.readOnly ?? false,
    description: props.description,
    error: props.errors[''],
    inputWrapperOrder: ['label', 'input', 'description', 'error'] as ('label' | 'input' | 'description' | 'error')[],
  }
}
