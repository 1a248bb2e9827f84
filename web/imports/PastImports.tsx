import { Badge } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { importOutcomes, listImports, type ImportRecord } from '../../contract/imports/imports.ts'
import { importResources } from '../../contract/record-jobs.ts'
import { call } from '../platform/api.ts'
import { useFormats } from '../platform/formats.ts'
import { useLive } from '../platform/live.ts'
import { useCan } from '../platform/session.tsx'
import { usePages } from '../ui/paged.ts'
import { Section } from '../ui/Section.tsx'
import { ShowMore } from '../ui/ShowMore.tsx'
import { rowLink, SmallTable } from '../ui/SmallTable.tsx'
import { Loaded } from '../ui/states.tsx'
import classes from './imports.module.css'
import { importPath } from './import-path.ts'
import { stateColors } from './state-colors.ts'
import { searchOf } from '../platform/search-of.ts'

/** What was imported and checked before, newest first. */
export function PastImports() {
  const { t } = useTranslation()
  const pages = usePages(['imports', 'list'], (after, signal) =>
    call(listImports, { query: { limit: 10, total: 'false', ...(after && { after }) }, signal }),
  )
  const reread = (): void => void pages.refetch()
  useLive({
    reset: reread,
    job: ({ kind, state }) => /\.import(_check)?$/.test(kind) && state !== 'running' && reread(),
  })
  return (
    <Section title={t('imports.past')}>
      <Loaded query={pages}>
        {(rows) =>
          rows.length === 0 ? <p className={classes.quiet}>{t('imports.past_empty')}</p> : <PastTable rows={rows} />
        }
      </Loaded>
      <ShowMore pages={pages} />
    </Section>
  )
}

function PastTable({ rows }: { rows: readonly ImportRecord[] }) {
  const { t } = useTranslation()
  const can = useCan()
  const formats = useFormats()
  const counted = ({ counts }: ImportRecord): string =>
    importOutcomes
      .filter((outcome) => counts[outcome] > 0)
      .map((outcome) => `${formats.number(counts[outcome])} ${t(`imports.outcomes.${outcome}`)}`)
      .join(', ')
  const several = importResources.filter((resource) => can(`${resource}.import`)).length > 1
  const heldBy = ({ settings: { resource } }: ImportRecord): string => t(`imports.of.${resource}.many`)
  return (
    <SmallTable
      label={t('imports.past')}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'file',
          title: t('imports.file'),
          cell: (row) => (
            <>
              <Link to={importPath(row.settings.resource)} search={searchOf({ id: row.id })} className={rowLink}>
                {row.file_name}
              </Link>
              {row.dry_run && (
                <Badge ml={8} color="gray">
                  {t('imports.dry_run')}
                </Badge>
              )}
            </>
          ),
        },
        ...(several ? [{ key: 'held', title: t('imports.held_short'), cell: heldBy }] : []),
        { key: 'result', title: t('imports.result'), cell: counted },
        { key: 'when', title: t('imports.when'), cell: (row) => formats.dateTime(row.created_at) },
        {
          key: 'by',
          title: t('imports.by'),
          cell: (row) => (row.created_by.kind === 'system' ? t('jobs.system') : row.created_by.name),
        },
        {
          key: 'state',
          title: t('imports.state'),
          tight: true,
          cell: (row) => <Badge color={stateColors[row.state]}>{t(`imports.states.${row.state}`)}</Badge>,
        },
      ]}
    />
  )
}
