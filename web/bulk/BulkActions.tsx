import { Button } from '@mantine/core'
import { IconBuildingStore, IconPencil, IconTags, IconTrash } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CustomerListItem } from '../../contract/customers.ts'
import { useCan, useSession } from '../platform/session.tsx'
import type { ListSearch } from '../records/list/list-search.ts'
import type { ListSelection } from '../records/list/use-selection.ts'
import type { BulkKind } from './BulkDialog.tsx'

const BulkDialog = lazy(async () => ({ default: (await import('./BulkDialog.tsx')).BulkDialog }))

interface Props {
  selected: ListSelection<CustomerListItem>
  search: ListSearch
}

/** What this person may do with selected customers. */
export function BulkActions({ selected, search }: Props) {
  const { t } = useTranslation()
  const can = useCan()
  const { sites } = useSession()
  const [kind, setKind] = useState<BulkKind | null>(null)
  const edits = can('customers.edit')
  const button = (of: BulkKind, Icon: typeof IconPencil) => (
    <Button
      key={of}
      variant="default"
      size="compact-sm"
      leftSection={<Icon size={14} aria-hidden />}
      aria-haspopup="dialog"
      onClick={() => setKind(of)}
    >
      {t(`bulk.kinds.${of}`)}
    </Button>
  )
  return (
    <>
      {edits && [button('change', IconPencil), button('tags', IconTags)]}
      {edits && sites.length > 1 && button('sites', IconBuildingStore)}
      {can('customers.erase') && button('erase', IconTrash)}
      <Suspense>
        {kind && (
          <BulkDialog
            kind={kind}
            selection={selected.selection}
            search={search}
            onClose={() => setKind(null)}
            onStarted={() => {
              setKind(null)
              selected.clear()
            }}
          />
        )}
      </Suspense>
    </>
  )
}
