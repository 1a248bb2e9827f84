import { Anchor, Badge, Group, Text } from '@mantine/core'
import type { Email, ExternalId, Phone } from '../../../../contract/platform/kinds/values.ts'
import { EmailList } from './EmailList.tsx'
import { PhoneList } from './PhoneList.tsx'
import type { Showing } from './showing.ts'

function Tags({ tags, wrap }: { tags: readonly string[]; wrap: 'wrap' | 'nowrap' }) {
  return (
    <Group gap={4} wrap={wrap}>
      {tags.map((tag) => (
        <Badge key={tag} size="sm" variant="default">
          {tag}
        </Badge>
      ))}
    </Group>
  )
}

export const tags: Showing<string[]> = {
  width: 140,
  text: (value) => value.join(', '),
  operandText: String,
  Cell: ({ value }) => <Tags tags={value} wrap="nowrap" />,
  Value: ({ value }) => <Tags tags={value} wrap="wrap" />,
}

const written = (phone: Phone): string => (phone.extension ? `${phone.number} / ${phone.extension}` : phone.number)

const More = ({ count }: { count: number }) =>
  count > 0 && (
    <Text span size="xs" c="dimmed">
      {` +${count}`}
    </Text>
  )

function FirstPhone({ phones }: { phones: readonly Phone[] }) {
  const [first, ...others] = phones
  if (first === undefined) return null
  return (
    <span title={phones.map(written).join('\n')}>
      {first.number.includes('•') ? (
        first.number
      ) : (
        <Anchor href={`tel:${first.e164 ?? first.number}`} c="inherit" fz="inherit" tabIndex={-1}>
          {written(first)}
        </Anchor>
      )}
      <More count={others.length} />
    </span>
  )
}

export const phones: Showing<Phone[]> = {
  width: 132,
  text: (value) =>
    value.map((phone) => (phone.label ? `${written(phone)} (${phone.label})` : written(phone))).join(', '),
  operandText: String,
  Cell: ({ value }) => <FirstPhone phones={value} />,
  Value: ({ value, words }) => <PhoneList phones={value} words={words} />,
}

function FirstEmail({ emails }: { emails: readonly Email[] }) {
  const [first, ...others] = emails
  if (first === undefined) return null
  return (
    <span title={emails.map(({ address }) => address).join('\n')}>
      {first.address}
      <More count={others.length} />
    </span>
  )
}

export const emails: Showing<Email[]> = {
  width: 210,
  text: (value) => value.map(({ address, label }) => (label ? `${address} (${label})` : address)).join(', '),
  operandText: String,
  Cell: ({ value }) => <FirstEmail emails={value} />,
  Value: ({ value, words }) => <EmailList emails={value} words={words} />,
}

export const external_ids: Showing<ExternalId[]> = {
  width: 150,
  text: (value) => value.map((one) => `${one.source}: ${one.external_id}`).join(', '),
  operandText: (operand: string | ExternalId) =>
    typeof operand === 'string' ? operand : `${operand.source}:${operand.external_id}`,
}
