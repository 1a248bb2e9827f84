import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { jobRowStates, listJobRows, type Job, type JobRow, type JobRowState } from '../../contract/platform/jobs.ts'
import { call } from '../platform/api.ts'
import { useHistoryWords } from '../records/history/use-history-words.ts'
import { useFormats } from '../platform/formats.ts'
import { CountedChoice } from '../ui/CountedChoice.tsx'
import { Section } from '../ui/Section.tsx'
import { usePages } from '../ui/paged.ts'
import { ShowMore } from '../ui/ShowMore.tsx'
import { rowLink, SmallTable } from '../ui/SmallTable.tsx'
import { Loaded } from '../ui/states.tsx'
import classes from './jobs.module.css'
import { recordPath } from './record-pages.ts'
import { rowReasons } from './row-reasons.ts'

/** What a job did with each record, kept true by `useLiveJobs`; nothing for jobs that tell nothing of records. */
export function JobRows({ job }: { job: Job }) {
  const { t } = useTranslation()
  const [state, setState] = useState<JobRowState | 'all'>('all')
  const pages = usePages(['jobs', 'rows', job.id, state], (after, signal) =>
    call(listJobRows, {
      params: { id: job.id },
      query: { ...(state !== 'all' && { state }), ...(after && { after }) },
      signal,
    }),
  )
  const counts = pages.first?.counts
  const all = counts ? counts.done + counts.unchanged + counts.refused : 0
  if (counts && all === 0) return null
  const choice = (value: JobRowState | 'all', count: number) => ({ value, label: t(`jobs.rows.${value}`), count })
  return (
    <Section title={t('jobs.rows.title')}>
      {counts && (
        <div className={classes.choice}>
          <CountedChoice
            label={t('jobs.rows.title')}
            value={state}
            onChange={setState}
            choices={[choice('all', all), ...jobRowStates.map((one) => choice(one, counts[one]))]}
          />
        </div>
      )}
      <Loaded query={pages}>{(rows) => <RowTable rows={rows} />}</Loaded>
      <ShowMore pages={pages} />
    </Section>
  )
}

function RowTable({ rows }: { rows: JobRow[] }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const { changes } = useHistoryWords()
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
          cell: (row) => <RecordOfRow row={row} />,
        },
        { key: 'state', title: t('jobs.state'), tight: true, cell: (row) => t(`jobs.rows.${row.state}`) },
        {
          key: 'why',
          title: t('jobs.rows.why'),
          cell: (row) => rowReasons({ t, formats }, changes, row).map((line) => <div key={line}>{line}</div>),
        },
      ]}
    />
  )
}

/** The name of a record, which leads to its page where it has one. */
function RecordOfRow({ row }: { row: JobRow }) {
  const path = recordPath(row)
  if (path === null) return row.title
  return (
    <Link to={path as string} className={rowLink}>
      {row.title}
    </Link>
  )
}
