import { Group, NumberInput, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { operandKind } from '../../../../contract/platform/filter/operators.ts'
import { DayInput } from '../../../ui/DayInput.tsx'
import { MomentInput } from '../../../ui/MomentInput.tsx'
import type { Field } from '../../../../contract/platform/record.ts'
import type { Words } from '../../words.ts'
import { inputFrame, type Entering, type InputProps, type OperandProps } from './entering.ts'
import { asRange, asText } from './operand.ts'
import { separators } from './separators.ts'

const asNumber = (value: string | number | bigint): number | null =>
  value === '' || Number.isNaN(Number(value)) ? null : Number(value)

export interface OneProps {
  field: Field
  value: unknown
  onChange: (value: unknown) => void
  label: string
  words: Words
  /** The later one of two. */
  last?: boolean
}

/** The operand of what can be compared in size: one value, two, or a number of days. */
export function operandOf(One: (props: OneProps) => ReactNode) {
  return function QuantityOperand(props: OperandProps) {
    const shape = operandKind(props.op)
    if (shape === 'days') return <Days {...props} />
    return shape === 'range' ? <Between {...props} One={One} /> : <One {...props} />
  }
}

function Days({ value, onChange, label, words }: OperandProps) {
  return (
    <NumberInput
      aria-label={label}
      value={typeof value === 'number' ? value : ''}
      onChange={(next) => onChange(asNumber(next))}
      min={1}
      max={36_500}
      allowDecimal={false}
      suffix={` ${words.t('records.filter.days')}`}
      allowNegative={false}
    />
  )
}

/** From and to, drawn by the input of one value. */
function Between({
  field,
  value,
  onChange,
  words,
  label,
  One,
}: OperandProps & { One: (props: OneProps) => ReactNode }) {
  const [from, to] = asRange(value)
  const { t } = words
  return (
    <Group gap={6} align="center" style={{ flex: 1 }}>
      <One
        field={field}
        value={from}
        onChange={(next) => onChange([next, to])}
        label={`${label}: ${t('records.filter.from')}`}
        words={words}
      />
      <Text span size="xs" c="dimmed">
        {t('records.filter.to')}
      </Text>
      <One
        field={field}
        value={to}
        onChange={(next) => onChange([from, next])}
        label={`${label}: ${t('records.filter.to')}`}
        words={words}
        last
      />
    </Group>
  )
}

export const date: Entering<string> = {
  Input: (props) => <DayInput {...inputFrame(props)} value={props.value} onChange={props.onChange} />,
  Operand: operandOf(({ value, onChange, label }) => (
    <DayInput aria-label={label} value={asText(value) || null} onChange={onChange} style={{ flex: 1 }} />
  )),
}

export const instant: Entering<string> = {
  Input: (props) => <MomentInput {...inputFrame(props)} value={props.value ?? null} onChange={props.onChange} />,
  Operand: operandOf(({ value, onChange, label, last }) => (
    <MomentInput label={label} labelHidden value={asText(value) || null} onChange={onChange} last={last ?? false} />
  )),
}

function NumberKindInput(props: InputProps<number>) {
  const [least, most] = props.field.range ?? [undefined, undefined]
  return (
    <NumberInput
      {...inputFrame(props)}
      value={props.value ?? ''}
      onChange={(next) => props.onChange(asNumber(next))}
      {...(least !== undefined && { min: least })}
      {...(most !== undefined && { max: most })}
      decimalScale={props.field.kind === 'integer' ? 0 : 2}
      {...separators(props.words.formats.locale)}
      clampBehavior="none"
      hideControls
    />
  )
}

export const decimal: Entering<number> = {
  Input: NumberKindInput,
  Operand: operandOf(({ value, onChange, label, words }) => (
    <NumberInput
      aria-label={label}
      value={typeof value === 'number' ? value : ''}
      onChange={(next) => onChange(asNumber(next))}
      {...separators(words.formats.locale)}
      style={{ flex: 1 }}
    />
  )),
}
