import { SegmentedControl } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { jobRowStates, listJobRows, type Job, type JobRow, type JobRowState } from '../../contract/jobs.ts'
import { call } from '../platform/api.ts'
import { useFormats } from '../platform/formats.ts'
import { Section } from '../ui/Section.tsx'
import { ShowMore } from '../ui/ShowMore.tsx'
import { rowLink, SmallTable } from '../ui/SmallTable.tsx'
import { Loaded } from '../ui/states.tsx'
import { isOpen, rowText } from './words.ts'

/** What a job did with each record; nothing for jobs that tell nothing of records. */
export function JobRows({ job }: { job: Job }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const [state, setState] = useState<JobRowState | 'all'>('all')
  const query = useInfiniteQuery({
    queryKey: ['jobs', 'rows', job.id, state],
    queryFn: ({ pageParam, signal }) =>
      call(listJobRows, {
        params: { id: job.id },
        query: { ...(state !== 'all' && { state }), ...(pageParam && { after: pageParam }) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: (previous) => previous,
    ...(isOpen(job) && { refetchInterval: 3_000 }),
  })
  const counts = query.data?.pages[0]?.counts
  const all = counts ? counts.done + counts.unchanged + counts.refused : 0
  if (query.data && all === 0) return null
  const choice = (value: JobRowState | 'all', count: number) => ({
    value,
    label: `${t(`jobs.rows.${value}`)} ${formats.number(count)}`,
  })
  return (
    <Section title={t('jobs.rows.title')}>
      {counts && (
        <SegmentedControl
          size="xs"
          mb="sm"
          aria-label={t('jobs.rows.title')}
          value={state}
          onChange={(value) => setState(value as JobRowState | 'all')}
          data={[choice('all', all), ...jobRowStates.map((one) => choice(one, counts[one]))]}
        />
      )}
      <Loaded
        query={{ data: query.data?.pages.flatMap((page) => page.items), error: query.error, refetch: query.refetch }}
      >
        {(rows) => <RowTable rows={rows} />}
      </Loaded>
      <ShowMore
        pages={{
          hasMore: query.hasNextPage,
          busy: query.isFetchingNextPage,
          more: () => void query.fetchNextPage(),
        }}
      />
    </Section>
  )
}

function RowTable({ rows }: { rows: JobRow[] }) {
  const { t } = useTranslation()
  return (
    <SmallTable
      label={t('jobs.rows.title')}
      rows={rows}
      rowKey={(row) => String(row.place)}
      columns={[
        {
          key: 'record',
          title: t('jobs.rows.record'),
          tight: true,
          cell: (row) =>
            row.customer_id === null ? (
              row.title
            ) : (
              <Link to="/customers/$id" params={{ id: row.customer_id }} className={rowLink}>
                {row.title}
              </Link>
            ),
        },
        { key: 'state', title: t('jobs.state'), tight: true, cell: (row) => t(`jobs.rows.${row.state}`) },
        { key: 'why', title: t('jobs.rows.why'), cell: (row) => rowText(t, row) },
      ]}
    />
  )
}
