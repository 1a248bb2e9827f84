import { Badge, Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Job } from '../../contract/platform/jobs.ts'
import { useFormats } from '../platform/formats.ts'
import { rowLink, SmallTable } from '../ui/SmallTable.tsx'
import { useJobActions } from './actions.ts'
import { JobProgress } from './JobProgress.tsx'
import { JobResult } from './JobResult.tsx'
import { tookText } from './took.ts'
import { isOpen, jobName, stateColors } from './words.ts'

export function JobTable({ rows }: { rows: Job[] }) {
  const { t } = useTranslation()
  const formats = useFormats()
  return (
    <SmallTable
      label={t('jobs.title')}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'what',
          title: t('jobs.what'),
          cell: (row) => (
            <Link to="/jobs/$id" params={{ id: row.id }} className={rowLink}>
              {jobName(t, row)}
            </Link>
          ),
        },
        { key: 'state', title: t('jobs.state'), tight: true, cell: (row) => <JobState job={row} /> },
        {
          key: 'result',
          title: t('jobs.result'),
          cell: (row) => (isOpen(row) ? <JobProgress job={row} /> : <JobResult job={row} />),
        },
        {
          key: 'by',
          title: t('jobs.by'),
          cell: (row) => (row.created_by.kind === 'system' ? t('jobs.system') : row.created_by.name),
        },
        { key: 'started', title: t('jobs.started'), cell: (row) => formats.dateTime(row.started_at ?? row.created_at) },
        { key: 'took', title: t('jobs.took'), cell: (row) => tookText(formats, row) },
        {
          key: 'actions',
          title: t('ui.actions'),
          quiet: true,
          tight: true,
          align: 'right',
          cell: (row) => <JobButtons job={row} />,
        },
      ]}
    />
  )
}

export function JobState({ job }: { job: Job }) {
  const { t } = useTranslation()
  return <Badge color={stateColors[job.state]}>{t(`jobs.states.${job.state}`)}</Badge>
}

/** What may be done with a job now. */
export function JobButtons({ job, size = 'compact-xs' }: { job: Job; size?: 'compact-xs' | 'xs' }) {
  const { t } = useTranslation()
  const { cancel, retry } = useJobActions()
  if (job.can_cancel && job.cancel_requested_at === null) {
    return (
      <Button variant="default" size={size} onClick={() => void cancel(job)}>
        {t('jobs.cancel')}
      </Button>
    )
  }
  if (!job.can_retry) return null
  return (
    <Button variant="default" size={size} onClick={() => void retry(job)}>
      {t('jobs.retry')}
    </Button>
  )
}
