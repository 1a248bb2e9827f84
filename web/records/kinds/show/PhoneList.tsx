import { Anchor, Text, Tooltip } from '@mantine/core'
import { IconAlertCircle, IconCircleCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Phone } from '../../../../contract/platform/kinds/values.ts'
import type { Words } from '../../words.ts'
import classes from '../kinds.module.css'
import { EntryList } from './EntryList.tsx'

interface Props {
  phones: readonly Phone[]
  words: Words
  /** Drawn behind a number, such as a remark on who else has it. */
  beside?: (phone: Phone) => ReactNode
}

/** The phones of a record: callable, with a mark that tells whether each one is a real number. */
export function PhoneList({ phones, words, beside }: Props) {
  return (
    <EntryList
      entries={phones}
      words={words}
      draw={(phone) => (
        <>
          <OnePhone phone={phone} words={words} />
          {beside?.(phone)}
        </>
      )}
    />
  )
}

function OnePhone({ phone, words }: { phone: Phone; words: Words }) {
  if (phone.number.includes('•')) return <span>{phone.number}</span>
  const callable = phone.number.replace(/\D/g, '').length > 2
  return (
    <>
      {callable ? (
        <Anchor
          href={`tel:${phone.e164 ?? phone.number}${phone.extension ? `;ext=${phone.extension}` : ''}`}
          fz="inherit"
          display="inline-block"
          lh="24px"
        >
          {phone.number}
        </Anchor>
      ) : (
        <span>{phone.number}</span>
      )}
      {phone.extension && <span>{words.t('records.phones.extensionOf', { extension: phone.extension })}</span>}
      <Validity phone={phone} words={words} />
      {phone.label && (
        <Text span size="xs" c="dimmed">
          {phone.label}
        </Text>
      )}
    </>
  )
}

function Validity({ phone, words }: { phone: Phone; words: Words }) {
  const state = phone.e164 === null ? 'invalid' : !phone.valid ? 'unassigned' : phone.guessed ? 'guessed' : 'valid'
  const sentence = words.t(`records.phones.${state}`, {
    country: phone.country === null ? '' : words.formats.country(phone.country),
    number: phone.e164 ?? phone.number,
  })
  const real = state === 'valid'
  const Icon = real ? IconCircleCheck : IconAlertCircle
  return (
    <Tooltip label={sentence} multiline maw={280}>
      <span className={real ? classes.valid : classes.invalid} role="img" aria-label={sentence}>
        <Icon size={14} aria-hidden />
      </span>
    </Tooltip>
  )
}
