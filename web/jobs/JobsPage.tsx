import { Select, Switch } from '@mantine/core'
import { IconProgressCheck } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { jobStates, listJobs } from '../../contract/platform/jobs.ts'
import { call } from '../platform/api.ts'
import { useCan } from '../platform/session.tsx'
import { Page } from '../ui/Page.tsx'
import { usePages } from '../ui/paged.ts'
import { ShowMore } from '../ui/ShowMore.tsx'
import { EmptyState, Loaded } from '../ui/states.tsx'
import { Toolbar } from '../ui/Toolbar.tsx'
import { JobTable } from './JobTable.tsx'
import { useLiveJobs } from './live-list.ts'
import { Schedules } from './Schedules.tsx'

/** Long work, newest first, live. Without the permission to see all jobs, one’s own. */
export function JobsPage() {
  const { t } = useTranslation()
  const can = useCan()
  const navigate = useNavigate({ from: '/jobs' })
  const { state, mine } = useSearch({ from: '/inside/jobs' })
  useLiveJobs()
  const pages = usePages(['jobs', 'list', state, mine], (after, signal) =>
    call(listJobs, { query: { state, mine: mine ? 'true' : undefined, after, total: 'false' }, signal }),
  )
  const filtered = state !== undefined || mine
  return (
    <Page title={t('jobs.title')} about={t('jobs.about')}>
      <Toolbar>
        <Select
          aria-label={t('jobs.state')}
          w={200}
          data={[
            { value: 'any', label: t('jobs.any_state') },
            { value: 'open', label: t('jobs.open') },
            ...jobStates.map((value) => ({ value, label: t(`jobs.states.${value}`) })),
          ]}
          value={state ?? 'any'}
          onChange={(chosen) =>
            void navigate({
              search: { mine, state: chosen === 'any' ? undefined : (chosen ?? undefined) },
              replace: true,
            })
          }
          allowDeselect={false}
        />
        {can('jobs.read') && (
          <Switch
            my={7}
            label={t('jobs.mine')}
            checked={mine === true}
            onChange={(event) =>
              void navigate({ search: { state, mine: event.currentTarget.checked || undefined }, replace: true })
            }
          />
        )}
      </Toolbar>
      <Loaded query={pages}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState
              icon={IconProgressCheck}
              title={t('jobs.empty_title')}
              text={filtered ? t('jobs.empty_filtered') : t('jobs.empty_text')}
            />
          ) : (
            <>
              <JobTable rows={rows} />
              <ShowMore pages={pages} />
            </>
          )
        }
      </Loaded>
      {can('jobs.read') && <Schedules />}
    </Page>
  )
}
