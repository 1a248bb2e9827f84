import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CustomersAction } from '../../contract/customer-bulk.ts'
import type { CustomerListItem } from '../../contract/customers.ts'
import { useCustomerWords } from '../customers/customers-view.ts'
import type { ListSearch } from '../records/list/list-search.ts'
import type { Selection } from '../records/list/selection.ts'
import { ChangeStep } from './ChangeStep.tsx'
import { ConfirmStep } from './ConfirmStep.tsx'
import { SitesStep } from './SitesStep.tsx'
import { TagsStep } from './TagsStep.tsx'
import { Dialog } from '../ui/Dialog.tsx'

export type BulkKind = 'change' | 'tags' | 'sites' | 'erase'

interface Props {
  kind: BulkKind
  selection: Selection<CustomerListItem>
  search: ListSearch
  onClose: () => void
  onStarted: () => void
}

/** First what is to be done, then the exact number and what will happen. Going back keeps what was typed. */
export function BulkDialog({ kind, selection, search, onClose, onStarted }: Props) {
  const { t } = useTranslation()
  const words = useCustomerWords()
  const [action, setAction] = useState<CustomersAction | null>(kind === 'erase' ? { kind: 'erase' } : null)
  // Fixed when the dialog opens: what changes behind it does not change what is confirmed.
  const [meant] = useState({ selection, search })
  const step = { words, onReady: setAction, onClose }
  return (
    <Dialog onClose={onClose} size="md" title={t(`bulk.titles.${kind}`)}>
      <div hidden={action !== null}>
        {kind === 'change' && <ChangeStep {...step} />}
        {kind === 'tags' && <TagsStep {...step} selection={meant.selection} />}
        {kind === 'sites' && <SitesStep {...step} />}
      </div>
      {action && (
        <ConfirmStep
          action={action}
          meant={meant}
          words={words}
          onBack={kind === 'erase' ? onClose : () => setAction(null)}
          onStarted={onStarted}
        />
      )}
    </Dialog>
  )
}
