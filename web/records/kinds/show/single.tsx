import { Anchor, Text } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { Money } from '../../../../contract/platform/kinds/values.ts'
import type { Field } from '../../../../contract/platform/record.ts'
import { referredBy, referredName, type Words } from '../../words.ts'
import { localMoment } from '../../../ui/moments.ts'
import { NotActive } from '../NotActive.tsx'
import classes from '../kinds.module.css'
import { OneEmail } from './OneEmail.tsx'
import type { Showing } from './showing.ts'
import { cut } from '../../../../contract/platform/line.ts'

export const text: Showing<string | null> = { width: 118, text: (value) => value ?? '' }

const oneLine = (value: string): string => value.replace(/\s*\n\s*/g, ' ')

/** The beginning of it in a list, all of its lines on a page. */
export const long_text: Showing<string | null> = {
  width: 200,
  text: (value) => oneLine(value ?? ''),
  Cell: ({ value }) => (value === null ? null : <span title={value}>{oneLine(cut(value, 300))}</span>),
  Value: ({ value }) => <span className={classes.lines}>{value}</span>,
}

export const email: Showing<string | null> = {
  width: 200,
  text: text.text,
  Value: ({ value, words }) => (value === null ? null : <OneEmail address={value} words={words} />),
}

export const code: Showing<string | null> = { width: 76, text: text.text }

export const choice: Showing<string | null> = {
  width: 112,
  text: (value, field, words) => (value === null ? '' : words.choice(field, value)),
}

export const country: Showing<string | null> = {
  width: 100,
  text: (value, _, words) => (value === null ? '' : words.formats.country(value)),
}

export const currency: Showing<string | null> = { width: 80, text: text.text }

export const locale: Showing<string | null> = {
  width: 140,
  text: (value, _, words) => (value === null ? '' : words.formats.language(value)),
}

export const reference: Showing<string | null> = {
  width: 88,
  text: (value, field, words) => (value === null ? '' : referredName(words, field, value)),
  Cell: ({ value, field, words }) => (value === null ? null : <ReferredTo id={value} field={field} words={words} />),
  Value: ({ value, field, words }) => {
    if (value === null) return null
    const href = referredBy(words, field, value)?.href
    const name = <ReferredTo id={value} field={field} words={words} />
    return href === undefined ? (
      name
    ) : (
      <Anchor component={Link} to={href} fz="inherit">
        {name}
      </Anchor>
    )
  },
}

/** What was switched off since it was chosen stays, in grey. */
function ReferredTo({ id, field, words }: { id: string; field: Field; words: Words }) {
  const found = referredBy(words, field, id)
  if (!found?.inactive) return referredName(words, field, id)
  return <NotActive name={found.label} words={words} />
}

export const flag: Showing<boolean> = {
  width: 84,
  text: (value, _, words) => words.t(value ? 'records.yes' : 'records.no'),
  Cell: ({ value, words }) =>
    value ? (
      <IconCheck size={16} role="img" aria-label={words.t('records.yes')} />
    ) : (
      <Text span fz="inherit" c="dimmed" role="img" aria-label={words.t('records.no')}>
        –
      </Text>
    ),
}

/** A masked date is dots: it is shown as it is. */
export const date: Showing<string | null> = {
  width: 116,
  text: (value, _, words) => (value === null || !/^\d/.test(value) ? (value ?? '') : words.formats.date(value)),
}

export const instant: Showing<string | null> = {
  width: 112,
  text: (value, _, words) => (value === null ? '' : words.formats.dateTime(value)),
  operandText: (operand: string, _, { formats }, last) => {
    const whole = localMoment(operand).time === (last ? '23:59:59' : '00:00:00')
    return whole ? formats.date(operand) : formats.dateTime(operand)
  },
  Cell: ({ value, words }) =>
    value === null ? null : (
      <time dateTime={value} title={words.formats.dateTime(value)}>
        {words.formats.date(value)}
      </time>
    ),
  Value: ({ value, words }) =>
    value === null ? null : (
      <time dateTime={value} title={words.formats.relative(value)}>
        {words.formats.dateTime(value)}
      </time>
    ),
}

export const money: Showing<Money | null> = {
  width: 112,
  align: 'end',
  text: (value, _, words) => (value === null ? '' : words.formats.money(value.amount, value.currency)),
}

export const decimal: Showing<number | null> = {
  width: 104,
  align: 'end',
  text: (value, _, words) => (value === null ? '' : words.formats.number(value)),
}
