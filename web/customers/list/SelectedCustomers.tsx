import { IconBuildingStore } from '@tabler/icons-react'
import { customerBulk } from '../../../contract/customers/bulk.ts'
import { customerRecord, type CustomerListItem } from '../../../contract/customers/record.ts'
import { SelectedActions } from '../../bulk/SelectedActions.tsx'
import type { BulkSubject, OwnChange } from '../../bulk/subject.ts'
import { useSession } from '../../platform/session.tsx'
import type { SelectedProps } from '../../records/list/use-selection.ts'
import { standardColumns } from './customer-columns.tsx'
import { customersView } from '../customers-view.ts'
import { SitesStep } from './SitesStep.tsx'

const sites: OwnChange = {
  name: 'sites',
  label: (t) => t('customers.bulk.sites'),
  title: (t) => t('customers.bulk.sitesTitle'),
  icon: IconBuildingStore,
  usePossible: () => useSession().sites.length > 1,
  Step: SitesStep,
  sentences: ({ t, formats, references }, change) => {
    const named = (ids: unknown): string =>
      formats.list((ids as string[]).map((id) => references['sites']?.find((one) => one.value === id)?.label ?? id))
    const { add_site_ids: added, remove_site_ids: removed } = change
    return [
      ...(added ? [t('customers.bulk.willAddSites', { sites: named(added) })] : []),
      ...(removed ? [t('customers.bulk.willRemoveSites', { sites: named(removed) })] : []),
    ]
  },
}

/** Everybody has a home site. */
const subject: BulkSubject = { bulk: customerBulk, view: customersView, neverEmpty: ['site_id'], own: [sites] }

/** What may be done with selected customers. */
export const SelectedCustomers = (props: SelectedProps<CustomerListItem>) => (
  <SelectedActions {...props} subject={subject} exported={{ record: customerRecord, standard: standardColumns }} />
)
