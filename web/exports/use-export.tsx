import { IconDownload } from '@tabler/icons-react'
import { lazy, Suspense, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { exportRight } from '../../contract/record-jobs.ts'
import { useCan } from '../platform/session.tsx'
import type { ListAct } from '../records/list/ListActs.tsx'
import type { ExportedList } from './listed.ts'

const ExportDialog = lazy(async () => ({ default: (await import('./ExportDialog.tsx')).ExportDialog }))

/** What opens the dialog that exports, and the dialog; nothing for those who may not take these records away. */
export function useExport(list: ExportedList): { acts: ListAct[]; dialog: ReactNode } {
  const { t } = useTranslation()
  const [opened, setOpened] = useState(false)
  const may = useCan()(exportRight(list.record.resource))
  return {
    acts: may ? [{ label: t('exports.button'), icon: IconDownload, run: () => setOpened(true) }] : [],
    dialog: <Suspense>{opened && <ExportDialog list={list} onClose={() => setOpened(false)} />}</Suspense>,
  }
}
