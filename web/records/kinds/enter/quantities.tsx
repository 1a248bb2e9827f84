import { Group, NumberInput, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { DayInput } from '../../../ui/DayInput.tsx'
import { dayOf, isDay } from '../../../ui/days.ts'
import { operandKind } from '../../../../contract/operators.ts'
import { inputFrame, type Entering, type InputProps, type OperandProps } from './entering.ts'
import { asRange } from './operand.ts'

const asNumber = (value: string | number | bigint): number | null =>
  value === '' || Number.isNaN(Number(value)) ? null : Number(value)

function separators(locale: string): { decimalSeparator: string; thousandSeparator: string } {
  const parts = new Intl.NumberFormat(locale, { useGrouping: true }).formatToParts(12345.6)
  const of = (type: string, otherwise: string): string => parts.find((part) => part.type === type)?.value ?? otherwise
  return { decimalSeparator: of('decimal', '.'), thousandSeparator: of('group', '') }
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
  value,
  onChange,
  words,
  label,
  one,
}: OperandProps & { one: (value: unknown, label: string, onChange: (value: unknown) => void) => ReactNode }) {
  const [from, to] = asRange(value)
  return (
    <Group gap={6} wrap="nowrap" align="center" style={{ flex: 1 }}>
      {one(from, `${label}: ${words.t('records.filter.from')}`, (next) => onChange([next, to]))}
      <Text span size="xs" c="dimmed">
        {words.t('records.filter.to')}
      </Text>
      {one(to, `${label}: ${words.t('records.filter.to')}`, (next) => onChange([from, next]))}
    </Group>
  )
}

function DayOperand(props: OperandProps) {
  const shape = operandKind(props.op)
  if (shape === 'days') return <Days {...props} />
  const one = (value: unknown, label: string, onChange: (value: unknown) => void): ReactNode => (
    <DayInput
      aria-label={label}
      value={typeof value === 'string' ? dayOf(value) : null}
      onChange={onChange}
      style={{ flex: 1 }}
    />
  )
  return shape === 'range' ? <Between {...props} one={one} /> : one(props.value, props.label, props.onChange)
}

function NumberOperand(props: OperandProps) {
  const one = (value: unknown, label: string, onChange: (value: unknown) => void): ReactNode => (
    <NumberInput
      aria-label={label}
      value={typeof value === 'number' ? value : ''}
      onChange={(next) => onChange(asNumber(next))}
      {...separators(props.words.formats.locale)}
      style={{ flex: 1 }}
    />
  )
  return operandKind(props.op) === 'range' ? (
    <Between {...props} one={one} />
  ) : (
    one(props.value, props.label, props.onChange)
  )
}

export const date: Entering<string> = {
  Input: (props) => <DayInput {...inputFrame(props)} value={props.value} onChange={props.onChange} />,
  Operand: DayOperand,
}

export const instant: Entering<string> = {
  Input: (props) => (
    <DayInput
      {...inputFrame(props)}
      value={props.value === null || props.value === undefined ? null : dayOf(props.value)}
      onChange={(day) => props.onChange(isDay(day) ? `${day}T00:00:00Z` : day)}
    />
  ),
  Operand: DayOperand,
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

export const decimal: Entering<number> = { Input: NumberKindInput, Operand: NumberOperand }
