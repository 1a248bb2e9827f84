import { IconArrowLeft, IconFileDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { listExports } from '../../contract/exports.ts'
import { exportResources } from '../../contract/record-jobs.ts'
import { call } from '../platform/api.ts'
import { useLive } from '../platform/live.ts'
import { LinkButton } from '../ui/LinkButton.tsx'
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
  const toList = (
    <LinkButton to="/customers" variant="default" leftSection={<IconArrowLeft size={15} />}>
      {t('exports.back')}
    </LinkButton>
  )
  return (
    <Page title={t('exports.title')} about={t('exports.about')} actions={toList}>
      <Loaded query={pages}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState
              icon={IconFileDownload}
              title={t('exports.empty_title')}
              text={t('exports.empty_text')}
              actions={<LinkButton to="/customers">{t('exports.to_list')}</LinkButton>}
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
