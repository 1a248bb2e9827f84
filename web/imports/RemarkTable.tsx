import { Anchor } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ImportProblem } from '../../contract/imports/imports.ts'
import type { ImportResource } from '../../contract/record-jobs.ts'
import { useFormats } from '../platform/formats.ts'
import { pathOfRow } from '../records/views.ts'
import { SmallTable } from '../ui/SmallTable.tsx'
import { remarkText } from './words.ts'

interface Props {
  resource: ImportResource
  problems: readonly ImportProblem[]
  label: string
}

/** Remarks on rows: where, what it says there, and what is the matter with it. */
export function RemarkTable({ resource, problems, label }: Props) {
  const { t } = useTranslation()
  const formats = useFormats()
  const hasOutcome = problems.some((problem) => problem.outcome !== null)
  return (
    <SmallTable
      label={label}
      rows={problems.map((problem, at) => ({ ...problem, at }))}
      rowKey={(row) => String(row.at)}
      columns={[
        {
          key: 'row',
          title: t('imports.row'),
          tight: true,
          cell: (row) =>
            row.record_id && pathOfRow(resource, row.record_id) ? (
              <Anchor
                component={Link}
                to={pathOfRow(resource, row.record_id) as string}
                fz="inherit"
                aria-label={t(`imports.of.${resource}.open`, { row: row.row })}
              >
                {formats.number(row.row)}
              </Anchor>
            ) : (
              formats.number(row.row)
            ),
        },
        { key: 'column', title: t('imports.column'), cell: (row) => row.column },
        { key: 'value', title: t('imports.value'), cell: (row) => row.value },
        { key: 'remark', title: t('imports.remark'), cell: (row) => remarkText({ t, formats }, resource, row) },
        ...(hasOutcome
          ? [
              {
                key: 'outcome',
                title: t('imports.outcome'),
                tight: true,
                cell: (row: ImportProblem) => row.outcome && t(`imports.outcomes.${row.outcome}`),
              },
            ]
          : []),
      ]}
    />
  )
}
