import { Anchor, Button, Group } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { downloadImportRows, listImportRows, type ImportRow } from '../../contract/imports/rows.ts'
import { importOutcomes, type ImportOutcome, type ImportRecord } from '../../contract/imports/imports.ts'
import type { ImportResource } from '../../contract/record-jobs.ts'
import { call, href } from '../platform/api.ts'
import { useFormats } from '../platform/formats.ts'
import { pathOfRow } from '../records/views.ts'
import { CountedChoice } from '../ui/CountedChoice.tsx'
import { usePages } from '../ui/paged.ts'
import { ShowMore } from '../ui/ShowMore.tsx'
import { SmallTable } from '../ui/SmallTable.tsx'
import { Loaded } from '../ui/states.tsx'
import classes from './imports.module.css'
import { RowChanges } from './RowChanges.tsx'

/** What each row of a checked file would do: rows that change something first, others by their outcome. */
export function CheckedRows({ record }: { record: ImportRecord }) {
  const { t } = useTranslation()
  const [outcome, setOutcome] = useState<ImportOutcome | 'all'>('all')
  const chosen = outcome === 'all' ? {} : { outcome }
  const params = { id: record.id }
  const pages = usePages(['imports', 'rows', record.id, outcome], (after, signal) =>
    call(listImportRows, { params, query: { ...chosen, limit: 25, ...(after && { after }) }, signal }),
  )
  return (
    <section aria-label={t('imports.rows_title')}>
      <h3 className={classes.rowsTitle}>{t('imports.rows_title')}</h3>
      <Group gap="xs" justify="space-between" mb="sm">
        <CountedChoice<ImportOutcome | 'all'>
          label={t('imports.outcome')}
          value={outcome}
          onChange={setOutcome}
          choices={[
            { value: 'all', label: t('imports.rows_all'), count: record.counts.read },
            ...importOutcomes.map((one) => ({
              value: one,
              label: t(`imports.outcomes.${one}`),
              count: record.counts[one],
            })),
          ]}
        />
        <Button
          component="a"
          size="xs"
          variant="default"
          href={href(downloadImportRows, { params, query: chosen })}
          download
          leftSection={<IconDownload size={14} />}
        >
          {t('imports.rows_download')}
        </Button>
      </Group>
      <Loaded query={pages}>
        {(rows) =>
          rows.length === 0 ? (
            <p className={classes.quiet}>
              {t(outcome === 'all' && record.counts.read > 0 ? 'imports.rows_gone' : 'imports.rows_none')}
            </p>
          ) : (
            <RowTable rows={rows} resource={record.settings.resource} />
          )
        }
      </Loaded>
      <ShowMore pages={pages} />
    </section>
  )
}

function RowTable({ rows, resource }: { rows: ImportRow[]; resource: ImportResource }) {
  const { t } = useTranslation()
  const formats = useFormats()
  return (
    <SmallTable
      label={t('imports.rows_title')}
      rows={rows}
      rowKey={(row) => String(row.row)}
      columns={[
        { key: 'row', title: t('imports.row'), tight: true, cell: (row) => formats.number(row.row) },
        {
          key: 'outcome',
          title: t('imports.outcome'),
          tight: true,
          cell: (row) => t(`imports.outcomes.${row.outcome}`),
        },
        {
          key: 'record',
          title: t(`imports.of.${resource}.one`),
          cell: (row) => <Named row={row} resource={resource} />,
        },
        { key: 'changes', title: t('imports.changes'), cell: (row) => <RowChanges row={row} resource={resource} /> },
      ]}
    />
  )
}

interface NamedProps {
  row: ImportRow
  resource: ImportResource
}

function Named({ row: { record_id, number, display_name }, resource }: NamedProps) {
  const text = display_name ?? number ?? ''
  const path = record_id === null ? undefined : pathOfRow(resource, record_id)
  if (path === undefined) return text
  return (
    <Anchor component={Link} to={path} fz="inherit">
      {text || '•••'}
    </Anchor>
  )
}
