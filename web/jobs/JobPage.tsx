import { Anchor } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Job } from '../../contract/platform/jobs.ts'
import { bulkKinds } from '../../contract/record-jobs.ts'
import { useFormats } from '../platform/formats.ts'
import { useCan } from '../platform/session.tsx'
import { Fact, Facts } from '../ui/Facts.tsx'
import { Page } from '../ui/Page.tsx'
import { Loaded } from '../ui/states.tsx'
import { JobProgress } from './JobProgress.tsx'
import { JobResult } from './JobResult.tsx'
import { JobRows } from './JobRows.tsx'
import { JobButtons, JobState } from './JobTable.tsx'
import { useLiveJobs } from './live-list.ts'
import { jobQuery } from './queries.ts'
import { tookText } from './took.ts'
import { isOpen, jobName, kindLabel } from './words.ts'

/** One job: how far it is, and what came of it. */
export function JobPage() {
  const { t } = useTranslation()
  const { id } = useParams({ from: '/inside/jobs/$id' })
  const query = useQuery(jobQuery(id))
  useLiveJobs()
  const job = query.data
  return (
    <Page
      title={job ? jobName(t, job) : t('jobs.title')}
      beside={job && <JobState job={job} />}
      about={
        <Anchor component={Link} to="/jobs" fz="xs">
          {t('shell.jobs_all')}
        </Anchor>
      }
      actions={job && <JobButtons job={job} size="xs" />}
      width="narrow"
    >
      <Loaded query={query}>
        {(found) => (
          <>
            <JobFacts job={found} />
            <JobRows job={found} />
          </>
        )}
      </Loaded>
    </Page>
  )
}

/** Kinds whose lines in the journal have the id of the job: one act, which can be looked at and undone. */
const actKinds: ReadonlySet<string> = new Set(bulkKinds)

function JobFacts({ job }: { job: Job }) {
  const { t } = useTranslation()
  const can = useCan()
  const formats = useFormats()
  const moment = (value: string | null) => value && formats.dateTime(value)
  return (
    <Facts>
      <Fact name={t('jobs.what')}>{kindLabel(t, job.kind)}</Fact>
      <Fact name={t('jobs.progress')}>{isOpen(job) && <JobProgress job={job} />}</Fact>
      <Fact name={t('jobs.result')}>{!isOpen(job) && <JobResult job={job} />}</Fact>
      <Fact name={t('jobs.act')}>
        {actKinds.has(job.kind) && job.started_at !== null && can('history.read') && (
          <Anchor component={Link} to={`/journal/actions/${job.id}` as string} fz="inherit" underline="always">
            {t('jobs.act_open')}
          </Anchor>
        )}
      </Fact>
      <Fact name={t('jobs.note')}>{!isOpen(job) && job.note}</Fact>
      <Fact name={t('jobs.by')}>{job.created_by.kind === 'system' ? t('jobs.system') : job.created_by.name}</Fact>
      <Fact name={t('jobs.schedule')}>{job.schedule}</Fact>
      <Fact name={t('jobs.created')}>{moment(job.created_at)}</Fact>
      <Fact name={t('jobs.started')}>{moment(job.started_at)}</Fact>
      <Fact name={t('jobs.finished')}>{moment(job.finished_at)}</Fact>
      <Fact name={t('jobs.took')}>{tookText(formats, job)}</Fact>
      <Fact name={t('jobs.attempts')}>
        {job.max_attempts > 1 && t('jobs.attempts_of', { attempts: job.attempts, max: job.max_attempts })}
      </Fact>
    </Facts>
  )
}
