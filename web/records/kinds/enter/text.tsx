import { TagsInput, Textarea, TextInput } from '@mantine/core'
import { operandKind } from '../../../../contract/platform/filter/operators.ts'
import { inputFrame, type Entering, type InputProps, type OperandProps } from './entering.ts'
import { asText, asTexts } from './operand.ts'
import { cut } from '../../../../contract/platform/line.ts'

function TextKindInput(props: InputProps<string>) {
  const { field, value, onChange, hints } = props
  const shared = { ...inputFrame(props), value: value ?? '', autoComplete: 'off' }
  const change = (event: { currentTarget: { value: string } }): void =>
    onChange(cut(event.currentTarget.value, field.max ?? 255))
  return (
    <div>
      <TextInput
        {...shared}
        onChange={change}
        inputMode={field.kind === 'email' ? 'email' : 'text'}
        spellCheck={false}
      />
      {hints['']}
    </div>
  )
}

/** Several words, each entered with Enter or a comma. */
export function WordsOperand({ value, onChange, label, words }: OperandProps) {
  const list = asTexts(value)
  return (
    <TagsInput
      aria-label={label}
      value={list}
      onChange={onChange}
      placeholder={list.length === 0 ? words.t('records.filter.typeSeveral') : ''}
    />
  )
}

export function TextOperand(props: OperandProps) {
  if (operandKind(props.op) === 'many') return <WordsOperand {...props} />
  return (
    <TextInput
      aria-label={props.label}
      value={asText(props.value)}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    />
  )
}

/** Grows with what is typed. Enter begins a new line; Ctrl+Enter saves. */
function LongTextInput(props: InputProps<string>) {
  const { field, value, onChange, hints } = props
  return (
    <div>
      <Textarea
        {...inputFrame(props)}
        value={value ?? ''}
        onChange={(event) => onChange(cut(event.currentTarget.value, field.max ?? 10_000))}
        autosize
        minRows={3}
        maxRows={24}
      />
      {hints['']}
    </div>
  )
}

export const long_text: Entering<string> = { Input: LongTextInput, Operand: TextOperand }

export const text: Entering<string> = { Input: TextKindInput, Operand: TextOperand }
