import { Anchor, Badge, Button, Group } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { getLetter, mailStatus, releaseLetter, withdrawLetter, type Letter } from '../../contract/mail/mail.ts'
import { call } from '../platform/api.ts'
import { useCan } from '../platform/session.tsx'
import { useConfirm } from '../ui/confirm.tsx'
import { Page } from '../ui/Page.tsx'
import { Loaded } from '../ui/states.tsx'
import { toastDone, useToastError } from '../ui/toast.ts'
import { LetterBody, LetterFacts } from './LetterParts.tsx'
import { canRelease, canWithdraw, letterColors } from './words.ts'

/** One letter: where it is, what it says, send it or withdraw it. */
export function LetterPage() {
  const { t } = useTranslation()
  const { id } = useParams({ from: '/inside/mail/$id' })
  const query = useQuery({
    queryKey: ['mail', 'one', id],
    queryFn: ({ signal }) => call(getLetter, { params: { id }, signal }),
  })
  const can = useCan()
  const letter = query.data
  return (
    <Page
      title={letter ? (letter.subject ?? t('mail.no_subject')) : t('mail.title')}
      beside={letter && <Badge color={letterColors[letter.state]}>{t(`mail.states.${letter.state}`)}</Badge>}
      about={
        <Anchor component={Link} to="/mail" fz="xs">
          {t('mail.title')}
        </Anchor>
      }
      actions={letter && can('mail.send') && <LetterButtons letter={letter} />}
      width="narrow"
    >
      <Loaded query={query}>
        {(found) => (
          <>
            <LetterFacts letter={found} />
            <LetterBody letter={found} />
          </>
        )}
      </Loaded>
    </Page>
  )
}

function LetterButtons({ letter }: { letter: Letter }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const confirm = useConfirm()
  const showError = useToastError()
  const [busy, setBusy] = useState(false)
  const status = useQuery({ queryKey: ['mail', 'status'], queryFn: ({ signal }) => call(mailStatus, { signal }) }).data
  const params = { id: letter.id }
  const reread = () => client.invalidateQueries({ queryKey: ['mail'] })
  const release = async (): Promise<void> => {
    setBusy(true)
    await call(releaseLetter, { params }).then(() => toastDone(t('mail.released')), showError)
    await reread()
    setBusy(false)
  }
  const withdraw = async (): Promise<void> => {
    const done = await confirm({
      title: t('mail.withdraw_title'),
      body: t('mail.withdraw_body', {
        subject: letter.subject ?? t('mail.no_subject'),
        to: letter.to ?? t('mail.hidden'),
      }),
      action: t('mail.withdraw_action'),
      danger: true,
      run: () => call(withdrawLetter, { params }),
    })
    if (done) toastDone(t('mail.withdrawn'))
    await reread()
  }
  return (
    <Group gap="xs">
      {canWithdraw(letter.state) && (
        <Button variant="default" onClick={() => void withdraw()}>
          {t('mail.withdraw')}
        </Button>
      )}
      {canRelease(letter.state) && status?.set && (
        <Button loading={busy} onClick={() => void release()}>
          {t('mail.release')}
        </Button>
      )}
    </Group>
  )
}
