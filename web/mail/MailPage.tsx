import { Alert, Badge, Select } from '@mantine/core'
import { IconMail, IconMailOff } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { letterStates, listLetters, mailStatus, type LetterListItem } from '../../contract/mail/mail.ts'
import { call } from '../platform/api.ts'
import { useFormats } from '../platform/formats.ts'
import { useLive } from '../platform/live.ts'
import { Page } from '../ui/Page.tsx'
import { usePages } from '../ui/paged.ts'
import { ShowMore } from '../ui/ShowMore.tsx'
import { rowLink, SmallTable } from '../ui/SmallTable.tsx'
import { EmptyState, Loaded } from '../ui/states.tsx'
import { Toolbar } from '../ui/Toolbar.tsx'
import { letterColors, purposeLabel } from './words.ts'

/** Letters that go out, newest first. */
export function MailPage() {
  const { t } = useTranslation()
  const navigate = useNavigate({ from: '/mail' })
  const { state } = useSearch({ from: '/inside/mail' })
  const pages = usePages(['mail', 'list', state], (after, signal) =>
    call(listLetters, { query: { state, after, total: 'false' }, signal }),
  )
  useLive({
    reset: () => void pages.refetch(),
    journal: (line) => line.kind.startsWith('mail.') && void pages.refetch(),
    job: (job) => job.kind === 'mail.send' && job.state !== 'running' && void pages.refetch(),
  })
  return (
    <Page title={t('mail.title')} about={t('mail.about')}>
      <MailStatus />
      <Toolbar>
        <Select
          aria-label={t('mail.state')}
          w={200}
          data={[
            { value: 'any', label: t('mail.any_state') },
            ...letterStates.map((value) => ({ value, label: t(`mail.states.${value}`) })),
          ]}
          value={state ?? 'any'}
          onChange={(chosen) =>
            void navigate({ search: { state: chosen === 'any' ? undefined : (chosen ?? undefined) }, replace: true })
          }
          allowDeselect={false}
        />
      </Toolbar>
      <Loaded query={pages}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState
              icon={IconMail}
              title={t('mail.empty_title')}
              text={state ? t('mail.empty_filtered') : t('mail.empty_text')}
            />
          ) : (
            <>
              <LetterTable rows={rows} />
              <ShowMore pages={pages} />
            </>
          )
        }
      </Loaded>
    </Page>
  )
}

/** Whether letters go out at all. */
function MailStatus() {
  const { t } = useTranslation()
  const { data } = useQuery({ queryKey: ['mail', 'status'], queryFn: ({ signal }) => call(mailStatus, { signal }) })
  if (!data || data.set) return null
  return (
    <Alert color="orange" icon={<IconMailOff />} mb="md">
      {t('mail.not_set')} {t('mail.not_set_how')}
    </Alert>
  )
}

function LetterTable({ rows }: { rows: LetterListItem[] }) {
  const { t } = useTranslation()
  const formats = useFormats()
  return (
    <SmallTable
      label={t('mail.title')}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'subject',
          title: t('mail.subject'),
          cell: (row) => (
            <Link to="/mail/$id" params={{ id: row.id }} className={rowLink}>
              {row.subject ?? t('mail.hidden')}
            </Link>
          ),
        },
        { key: 'to', title: t('mail.to'), cell: (row) => row.to ?? t('mail.hidden') },
        { key: 'purpose', title: t('mail.purpose'), cell: (row) => purposeLabel(t, row.purpose) },
        { key: 'written', title: t('mail.written'), cell: (row) => formats.dateTime(row.created_at) },
        { key: 'sent', title: t('mail.sent'), cell: (row) => row.sent_at && formats.dateTime(row.sent_at) },
        {
          key: 'state',
          title: t('mail.state'),
          tight: true,
          cell: (row) => <Badge color={letterColors[row.state]}>{t(`mail.states.${row.state}`)}</Badge>,
        },
      ]}
    />
  )
}
