import { Button } from '@mantine/core'
import { IconFileDownload } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { listExports } from '../../contract/exports/exports.ts'
import { exportResources, exportRight } from '../../contract/record-jobs.ts'
import { call } from '../platform/api.ts'
import { useLive } from '../platform/live.ts'
import { useCan } from '../platform/session.tsx'
import { views } from '../records/views.ts'
import { Page } from '../ui/Page.tsx'
import { usePages } from '../ui/paged.ts'
import { ShowMore } from '../ui/ShowMore.tsx'
import { EmptyState, Loaded } from '../ui/states.tsx'
import { ExportTable, type Progressing } from './ExportTable.tsx'

const exportKinds: ReadonlySet<string> = new Set(exportResources.map((resource) => `${resource}.export`))

/** Files that were asked for, newest first, live. */
export function ExportsPage() {
  const { t } = useTranslation()
  const [running, setRunning] = useState<Progressing>({})
  const pages = usePages(['exports', 'list'], (after, signal) =>
    call(listExports, { query: { limit: 25, total: 'false', ...(after && { after }) }, signal }),
  )
  const known = new Map(pages.data?.map((one) => [one.job_id, one.state]))
  useLive({
    reset: () => void pages.refetch(),
    job: ({ id, kind, state, progress, total }) => {
      if (!exportKinds.has(kind)) return
      setRunning((before) => ({ ...before, [id]: { done: progress, total } }))
      if (known.get(id) !== state) void pages.refetch()
    },
  })
  const lists = useLists()
  return (
    <Page title={t('exports.title')} about={t('exports.about')} actions={lists}>
      <Loaded query={pages}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState
              icon={IconFileDownload}
              title={t('exports.empty_title')}
              text={t('exports.empty_text')}
              actions={lists}
            />
          ) : (
            <>
              <ExportTable rows={rows} running={running} />
              <ShowMore pages={pages} />
            </>
          )
        }
      </Loaded>
    </Page>
  )
}

/** The ways to the lists that this person may export. */
function useLists(): ReactNode {
  const { t } = useTranslation()
  const can = useCan()
  const may = new Set<string>(exportResources.filter((resource) => can(exportRight(resource))))
  return views()
    .filter(({ record }) => may.has(record.name))
    .flatMap(({ places = [] }) => places.slice(0, 1))
    .map(({ to, label, icon: Icon }) => (
      <Button key={to} component={Link} to={to} variant="default" leftSection={<Icon size={15} />}>
        {label(t)}
      </Button>
    ))
}
