import { Input } from '@mantine/core'
import type { Money } from '../../../../contract/platform/kinds/values.ts'
import type { TypedMoney } from './amounts.ts'
import { inputFrame, type Entering, type InputProps } from './entering.ts'
import { MoneyFields } from './MoneyFields.tsx'
import { operandOf } from './quantities.tsx'

function MoneyInput(props: InputProps<TypedMoney>) {
  const { id, label, errors, description, required = false, readOnly = false } = props
  const error = Object.values(errors)[0]
  return (
    <Input.Wrapper
      {...inputFrame({ label, description, required, id: `${id}-group`, errors: {} })}
      size="xs"
      labelElement="div"
      error={error}
      role="group"
      aria-label={label}
    >
      <MoneyFields {...props} error={error !== undefined} required={required} readOnly={readOnly} />
      {props.hints['']}
    </Input.Wrapper>
  )
}

const asMoney = (value: unknown): TypedMoney | null =>
  typeof value === 'object' && value !== null && 'amount' in value ? (value as TypedMoney) : null

/** What is typed and is no amount goes into the value as well: the schema refuses it beside the field. */
export const money = {
  Input: MoneyInput,
  Operand: operandOf(({ value, onChange, label, words, field }) => (
    <div role="group" aria-label={label} style={{ flex: 1 }}>
      <MoneyFields field={field} words={words} value={asMoney(value)} onChange={onChange} />
    </div>
  )),
} as Entering<Money>
