import {
  IconAddressBook,
  IconKey,
  IconPencil,
  IconPlus,
  IconUserCircle,
  IconUserHeart,
  IconUserPlus,
  IconUserX,
} from '@tabler/icons-react'
import { lazy, useCallback } from 'react'
import { entriesText } from '../../contract/platform/journal/entry-text.ts'
import { useTrueLists } from '../records/list/use-true-lists.ts'
import type { View } from '../records/view.ts'
import { useWords } from '../records/words.ts'
import { customersView } from './customers-view.ts'
import { customersPath, mine } from './managed/managed.ts'
import { customerList } from './queries.ts'
import { soughtCustomers } from './sought-customers.ts'

const ManagedCustomers = lazy(async () => ({
  default: (await import('./managed/ManagedCustomers.tsx')).ManagedCustomers,
}))

const lists = new Set(['phones', 'emails'])

/** Phones and e-mails are told as one reads them aloud, sites by their names. */
function useOwnValues() {
  const words = useWords(customersView)
  return useCallback(
    (name: string, value: unknown): string | undefined => {
      if (lists.has(name.split('.')[0] ?? '')) return entriesText(value)
      if (name !== 'site_ids' || !Array.isArray(value)) return undefined
      const siteName = (id: unknown): string =>
        words.references['sites']?.find((site) => site.value === id)?.label ?? String(id)
      return words.formats.list(value.map(siteName))
    },
    [words],
  )
}

export const customers: View = {
  type: 'customer',
  record: customersView,
  href: soughtCustomers.href,
  places: [
    {
      to: '/customers',
      group: 'work',
      label: (t) => t('shell.customers'),
      icon: IconAddressBook,
      permission: 'customers.read',
      key: 'c',
    },
  ],
  commands: [
    {
      id: 'my_customers',
      group: 'pages',
      label: (t) => t('shell.my_customers'),
      icon: IconUserHeart,
      to: customersPath(mine),
      permission: 'customers.read',
    },
    {
      id: 'new_customer',
      group: 'actions',
      label: (t) => t('shell.new_customer'),
      icon: IconPlus,
      to: '/customers/new',
      permission: 'customers.create',
    },
  ],
  sought: soughtCustomers,
  palette: {
    label: (t) => t('shell.palette_customers'),
    icon: IconUserCircle,
    permission: 'customers.read',
    all: (q) => `/customers?q=${encodeURIComponent(JSON.stringify(q))}`,
  },
  relation: {
    has: (t) => t('customers.filter.has'),
    hasNo: (t) => t('customers.filter.hasNo'),
    hasMany: (t, count) => t('customers.filter.hasMany', { count }),
  },
  icons: {
    'customer.created': IconUserPlus,
    'customer.changed': IconPencil,
    'customer.erased': IconUserX,
    'customer.undone': IconUserX,
    'account.added': IconKey,
  },
  useOwnValues,
  lends: { staff: { inWork: [{ name: 'customers', permission: 'customers.read', Part: ManagedCustomers }] } },
  useTrueLists: () => useTrueLists(customerList),
}
