import type { CustomerListItem } from '../../../contract/customers/record.ts'
import type { OwnColumn } from '../../records/list/columns.tsx'
import { CustomerName, CustomerStatus } from './CustomerName.tsx'

/** Columns that say more than one field: the name with the e-mail, and the whole status. */
export function ownColumns(personal: boolean): OwnColumn<CustomerListItem>[] {
  return [
    {
      name: 'name',
      label: (words) => words.t('customers.list.name'),
      width: 184,
      ...(personal && { sort: 'last_name' }),
      Cell: ({ row, words }) => <CustomerName customer={row} words={words} />,
    },
    {
      name: 'account_status',
      label: (words) => words.t('customers.list.status'),
      width: 120,
      sort: 'account_status',
      Cell: ({ row, words }) => <CustomerStatus customer={row} words={words} />,
    },
  ]
}

/** Columns that are narrower than others of their kind. */
export const columnWidths = {
  manager_id: 150,
  company_name: 100,
  billing_postal_code: 92,
  billing_city: 98,
  number: 92,
}

/** What is shown until a person chooses otherwise. */
export const standardColumns = [
  'name',
  'created_at',
  'phones',
  'company_name',
  'billing_postal_code',
  'billing_city',
  'billing_country',
  'account_status',
  'site_id',
  'number',
] as const
