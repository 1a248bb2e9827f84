import { Progress } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Job } from '../../contract/jobs.ts'
import { useFormats } from '../platform/formats.ts'
import { isOpen, jobName } from './words.ts'
import classes from './jobs.module.css'

/** How far a job is: a bar and words. Nothing once it is over. */
export function JobProgress({ job }: { job: Job }) {
  const { t } = useTranslation()
  const formats = useFormats()
  if (!isOpen(job)) return null
  const known = job.total !== null && job.total > 0
  const percent = known ? Math.min(100, (100 * job.progress) / job.total!) : 100
  const done = formats.number(job.progress)
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
        {job.cancel_requested_at !== null
          ? t('jobs.stopping')
          : job.state === 'queued'
            ? new Date(job.run_at).getTime() > Date.now() + 2_000
              ? t('jobs.waiting_until', { time: formats.dateTime(job.run_at) })
              : t('jobs.states.queued')
            : known
              ? t('jobs.done_of', { done, total: formats.number(job.total!) })
              : job.progress > 0
                ? t('jobs.done_so_far', { done })
                : t('jobs.states.running')}
        {job.note && ` · ${job.note}`}
      </div>
    </div>
  )
}
