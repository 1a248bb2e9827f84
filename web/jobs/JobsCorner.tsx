import { ActionIcon, Anchor, Badge, Tooltip } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconChevronDown, IconChevronUp, IconX } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Job } from '../../contract/platform/jobs.ts'
import { usePreference } from '../platform/session.tsx'
import { useJobActions } from './actions.ts'
import { JobProgress } from './JobProgress.tsx'
import { JobResult } from './JobResult.tsx'
import { useOwnJobs } from './own-jobs.ts'
import { isOpen, jobName, stateColors } from './words.ts'
import classes from './jobs.module.css'

/** The corner that shows one's own running jobs on every page, and for a moment what came of them. */
export function JobsCorner() {
  const { t } = useTranslation()
  const { jobs, dismiss } = useOwnJobs()
  const narrow = useMediaQuery('(max-width: 47.99em)', undefined, { getInitialValueInEffect: false }) ?? false
  const [kept, keep] = usePreference('jobs_corner_folded', (value) => value === true)
  // On a phone it would lie over half the page: there it is unfolded for the moment.
  const [unfolded, setUnfolded] = useState(false)
  const folded = narrow ? !unfolded : kept
  const setFolded = (value: boolean): void => (narrow ? setUnfolded(!value) : keep(value))
  if (jobs.length === 0) return null
  const open = jobs.filter(isOpen).length
  const fold = folded ? t('jobs.title') : t('shell.jobs_fold')
  return (
    <aside className={classes.corner} aria-label={t('jobs.title')}>
      <div className={classes.cornerHead}>
        <ActionIcon
          onClick={() => setFolded(!folded)}
          aria-label={folded ? t('shell.jobs_unfold') : fold}
          aria-expanded={!folded}
        >
          {folded ? <IconChevronUp size={16} /> : <IconChevronDown size={16} />}
        </ActionIcon>
        <span role="status">{open > 0 ? t('shell.jobs_running', { count: open }) : t('shell.jobs_over')}</span>
        <Anchor component={Link} to="/jobs" fz="xs">
          {t('shell.jobs_all')}
        </Anchor>
      </div>
      {!folded && jobs.map((job) => <CornerJob key={job.id} job={job} onDismiss={() => dismiss(job.id)} />)}
    </aside>
  )
}

function CornerJob({ job, onDismiss }: { job: Job; onDismiss: () => void }) {
  const { t } = useTranslation()
  const { cancel } = useJobActions()
  const label = isOpen(job) ? t('jobs.cancel') : t('ui.close')
  return (
    <div className={classes.cornerJob}>
      <div>
        <div className={classes.cornerName}>
          <Link to="/jobs/$id" params={{ id: job.id }}>
            {jobName(t, job)}
          </Link>
        </div>
        {isOpen(job) ? (
          <JobProgress job={job} />
        ) : (
          <Badge color={stateColors[job.state]}>{t(`jobs.states.${job.state}`)}</Badge>
        )}
        {!isOpen(job) && <JobResult job={job} />}
      </div>
      {(!isOpen(job) || (job.can_cancel && job.cancel_requested_at === null)) && (
        <Tooltip label={label}>
          <ActionIcon
            aria-label={`${label}: ${jobName(t, job)}`}
            onClick={() => (isOpen(job) ? void cancel(job) : onDismiss())}
          >
            <IconX size={16} />
          </ActionIcon>
        </Tooltip>
      )}
    </div>
  )
}
