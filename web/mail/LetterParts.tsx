import { Alert, SegmentedControl } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Letter } from '../../contract/mail/mail.ts'
import { useFormats } from '../platform/formats.ts'
import { Fact, Facts } from '../ui/Facts.tsx'
import { Section } from '../ui/Section.tsx'
import { purposeLabel } from './words.ts'
import classes from './mail.module.css'

/** From whom, to whom, when, and what the mail server said. */
export function LetterFacts({ letter }: { letter: Letter }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const moment = (value: string | null) => value && formats.dateTime(value)
  return (
    <Facts>
      <Fact name={t('mail.to')}>{letter.to ?? t('mail.hidden')}</Fact>
      <Fact name={t('mail.purpose')}>{purposeLabel(t, letter.purpose)}</Fact>
      <Fact name={t('mail.written')}>{moment(letter.created_at)}</Fact>
      <Fact name={t('mail.written_by')}>
        {letter.created_by.kind === 'system' ? t('jobs.system') : letter.created_by.name}
      </Fact>
      <Fact name={t('mail.sent')}>{moment(letter.sent_at)}</Fact>
      <Fact name={t('mail.attempts')}>{letter.attempts > 0 && formats.number(letter.attempts)}</Fact>
      <Fact name={t('mail.next_attempt')}>{moment(letter.next_attempt_at)}</Fact>
      <Fact name={t('mail.last_error')}>
        {letter.last_error && <span className={classes.error}>{letter.last_error}</span>}
      </Fact>
      <Fact name={t('mail.confidential')}>{letter.confidential && t('ui.yes')}</Fact>
      <Fact name={t('mail.customer')}>
        {letter.customer_id && (
          <Link to="/customers/$id" params={{ id: letter.customer_id }} className={classes.link}>
            {t('mail.open_customer')}
          </Link>
        )}
      </Fact>
    </Facts>
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
