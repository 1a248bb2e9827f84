import { IconClockHour4, IconHistory } from '@tabler/icons-react'
import { lazy, Suspense, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useCan } from '../platform/session.tsx'
import type { ListAct } from '../records/list/ListActs.tsx'
import type { PastOf } from './past.ts'

const AsOfDialog = lazy(async () => ({ default: (await import('./AsOfDialog.tsx')).AsOfDialog }))
const ChangeHistory = lazy(async () => ({ default: (await import('./ChangeHistory.tsx')).ChangeHistory }))

/** What opens the history of a row and asks for a moment to see its page at, and their dialogs; nothing for those who may not read history. */
export function usePast(of: PastOf): { acts: ListAct[]; dialog: ReactNode } {
  const { t } = useTranslation()
  const [open, setOpen] = useState<'history' | 'as-of' | null>(null)
  const may = useCan()('history.read')
  const onClose = (): void => setOpen(null)
  return {
    acts: may
      ? [
          { label: t('records.history.title'), icon: IconHistory, run: () => setOpen('history') },
          { label: t('putBack.asOf'), icon: IconClockHour4, run: () => setOpen('as-of') },
        ]
      : [],
    dialog: (
      <Suspense>
        {open === 'history' && <ChangeHistory of={of} onClose={onClose} />}
        {open === 'as-of' && <AsOfDialog of={of} onClose={onClose} />}
      </Suspense>
    ),
  }
}
