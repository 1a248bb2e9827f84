import { Anchor, Text } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { referredName } from '../../words.ts'
import type { Showing } from './showing.ts'

export const text: Showing<string | null> = { width: 118, text: (value) => value ?? '' }

export const email: Showing<string | null> = {
  width: 200,
  text: text.text,
  Value: ({ value }) =>
    value === null || value.includes('•') ? (
      value
    ) : (
      <Anchor href={`mailto:${value}`} fz="inherit">
        {value}
      </Anchor>
    ),
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

export const decimal: Showing<number | null> = {
  width: 104,
  align: 'end',
  text: (value, _, words) => (value === null ? '' : words.formats.number(value)),
}
