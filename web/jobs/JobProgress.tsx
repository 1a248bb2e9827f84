import { Progress } from '@mantine/core'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { Job } from '../../contract/platform/jobs.ts'
import { useFormats, type Formats } from '../platform/formats.ts'
import { isOpen, jobName } from './words.ts'
import classes from './jobs.module.css'

/** How far a job is: a bar and words. Nothing once it is over. */
export function JobProgress({ job }: { job: Job }) {
  const { t } = useTranslation()
  const formats = useFormats()
  if (!isOpen(job)) return null
  const known = job.total !== null && job.total > 0
  const percent = known ? Math.min(100, (100 * job.progress) / job.total!) : 100
  return (
    <div className={classes.progress}>
      <Progress.Root size={5}>
        <Progress.Section
          value={job.state === 'queued' ? 0 : percent}
          animated={!known && job.state === 'running'}
          aria-label={jobName(t, job)}
        />
      </Progress.Root>
      <div className={classes.quiet}>
        {progressText(t, formats, job)}
        {job.note && ` · ${job.note}`}
      </div>
    </div>
  )
}

/** A job that is due only later waits for another attempt. */
const waits = (job: Job, now = Date.now()): boolean => new Date(job.run_at).getTime() > now + 2_000

function progressText(t: TFunction, formats: Formats, job: Job): string {
  const done = formats.number(job.progress)
  if (job.cancel_requested_at !== null) return t('jobs.stopping')
  if (job.state === 'queued') {
    return waits(job) ? t('jobs.waiting_until', { time: formats.dateTime(job.run_at) }) : t('jobs.states.queued')
  }
  if (job.total !== null && job.total > 0) return t('jobs.done_of', { done, total: formats.number(job.total) })
  return job.progress > 0 ? t('jobs.done_so_far', { done }) : t('jobs.states.running')
}
