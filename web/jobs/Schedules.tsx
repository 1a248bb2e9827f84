import { Badge, Button, Code } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { runSchedule, type ScheduleListed } from '../../contract/platform/jobs.ts'
import { call } from '../platform/api.ts'
import { useFormats } from '../platform/formats.ts'
import { useCan } from '../platform/session.tsx'
import { Section } from '../ui/Section.tsx'
import { SmallTable } from '../ui/SmallTable.tsx'
import { EmptyState, Loaded, LoadingState } from '../ui/states.tsx'
import { toastDone, useToastError } from '../ui/toast.ts'
import { schedulesQuery } from './queries.ts'
import { kindLabel, stateColors } from './words.ts'

/** What runs by itself. */
export function Schedules() {
  const { t } = useTranslation()
  const query = useQuery(schedulesQuery)
  return (
    <Section title={t('jobs.schedules')} about={t('jobs.schedules_about')}>
      <Loaded query={query} loading={<LoadingState lines={2} />}>
        {({ items }) =>
          items.length === 0 ? <EmptyState title={t('jobs.schedules_empty')} /> : <ScheduleTable items={items} />
        }
      </Loaded>
    </Section>
  )
}

function ScheduleTable({ items }: { items: ScheduleListed[] }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const can = useCan()
  const client = useQueryClient()
  const showError = useToastError()
  const run = async (name: string): Promise<void> => {
    try {
      await call(runSchedule, { params: { name } })
      toastDone(t('jobs.started_now'))
    } catch (error) {
      showError(error)
    }
    await client.invalidateQueries({ queryKey: schedulesQuery.queryKey })
    await client.invalidateQueries({ queryKey: ['jobs'] })
  }
  return (
    <SmallTable
      label={t('jobs.schedules')}
      rows={items}
      rowKey={(row) => row.name}
      columns={[
        { key: 'what', title: t('jobs.what'), cell: (row) => kindLabel(t, row.name) },
        { key: 'plan', title: t('jobs.plan'), cell: (row) => <Code>{row.cron}</Code> },
        {
          key: 'last',
          title: t('jobs.last_run'),
          cell: (row) => (
            <>
              {row.last_run_at ? formats.dateTime(row.last_run_at) : t('ui.never')}
              {row.last_state && row.last_state !== 'done' && (
                <Badge ml={8} color={stateColors[row.last_state]}>
                  {t(`jobs.states.${row.last_state}`)}
                </Badge>
              )}
            </>
          ),
        },
        { key: 'next', title: t('jobs.next_run'), cell: (row) => row.next_run_at && formats.dateTime(row.next_run_at) },
        {
          key: 'run',
          title: t('ui.actions'),
          quiet: true,
          tight: true,
          align: 'right',
          cell: (row) =>
            can('jobs.manage') && (
              <Button variant="default" size="compact-xs" onClick={() => void run(row.name)}>
                {t('jobs.run_now')}
              </Button>
            ),
        },
      ]}
    />
  )
}
