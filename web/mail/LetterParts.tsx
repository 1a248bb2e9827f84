import { Alert, Anchor, Badge, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Letter } from '../../contract/mail.ts'
import { useFormats } from '../platform/formats.ts'
import { Facts } from '../ui/Facts.tsx'
import { Section } from '../ui/Section.tsx'
import { purposeLabel } from './words.ts'
import classes from './mail.module.css'

/** From whom, to whom, when, and what the mail server said. */
export function LetterFacts({ letter }: { letter: Letter }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const moment = (value: string | null) => value && formats.dateTime(value)
  return (
    <Facts
      facts={[
        [t('mail.to'), letter.to ?? t('mail.hidden')],
        [t('mail.purpose'), purposeLabel(t, letter.purpose)],
        [t('mail.written'), moment(letter.created_at)],
        [t('mail.written_by'), letter.created_by.kind === 'system' ? t('jobs.system') : letter.created_by.name],
        [t('mail.sent'), moment(letter.sent_at)],
        [t('mail.attempts'), letter.attempts > 0 && formats.number(letter.attempts)],
        [t('mail.next_attempt'), moment(letter.next_attempt_at)],
        [t('mail.last_error'), letter.last_error && <span className={classes.error}>{letter.last_error}</span>],
        [t('mail.confidential'), letter.confidential && <Badge color="orange">{t('mail.confidential')}</Badge>],
        [
          t('shell.customers'),
          letter.customer_id && (
            <Anchor href={`/customers/${letter.customer_id}`} fz="xs">
              {t('mail.customer')}
            </Anchor>
          ),
        ],
      ]}
    />
  )
}

/** What a letter says. Its HTML is drawn in a frame that can run, load and submit nothing. */
export function LetterBody({ letter }: { letter: Letter }) {
  const { t } = useTranslation()
  const { text, html } = letter
  const [form, setForm] = useState<'html' | 'text'>(html === null ? 'text' : 'html')
  if (letter.body_hidden || (text === null && html === null)) return <Alert mt="md">{t('mail.body_hidden')}</Alert>
  return (
    <Section
      title={t('mail.body')}
      actions={
        text !== null &&
        html !== null && (
          <SegmentedControl
            value={form}
            onChange={(chosen) => setForm(chosen === 'html' ? 'html' : 'text')}
            data={[
              { value: 'html', label: t('mail.as_html') },
              { value: 'text', label: t('mail.as_text') },
            ]}
          />
        )
      }
    >
      {form === 'html' && html !== null ? (
        <iframe className={classes.frame} sandbox="" srcDoc={html} title={t('mail.body')} />
      ) : (
        <pre className={classes.text} tabIndex={0} role="region" aria-label={t('mail.body')}>
          {text}
        </pre>
      )}
    </Section>
  )
}
