import { IconAddressBook } from '@tabler/icons-react'
import { lazy, useMemo } from 'react'
import { listCustomers } from '../../../contract/customers/endpoints.ts'
import { type CustomerListItem } from '../../../contract/customers/record.ts'
import { call } from '../../platform/api.ts'
import { useCan } from '../../platform/session.tsx'
import { useRecordFilter } from '../../records/filter/use-record-filter.ts'
import { columnsOf } from '../../records/list/columns.tsx'
import type { ListSubject } from '../../records/list/ListPage.tsx'
import type { ListQuery } from '../../records/list/use-rows.ts'
import { RecordListPage, type Many } from '../../table-views/RecordListPage.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { columnWidths, ownColumns, standardColumns } from './customer-columns.tsx'
import { CustomerCard } from './CustomerName.tsx'
import { useCustomerFields } from '../customers-view.ts'
import { FirstCustomers, ListActions } from './ListActions.tsx'
import { customerList } from '../queries.ts'

const load = (query: ListQuery, signal: AbortSignal) => call(listCustomers, { query, signal })

function useSubject(): ListSubject<CustomerListItem> {
  const can = useCan()
  const fields = useCustomerFields()
  const { scope, words } = useRecordFilter('customer')
  const personal = can('customers.personal')
  const edits = can('customers.edit')
  return useMemo(
    () => ({
      name: customerList.name,
      title: words.words.t('customers.list.title'),
      words: words.words,
      scope,
      filterWords: words,
      columns: columnsOf(fields, words.words, ownColumns(personal), columnWidths),
      standard: standardColumns,
      load,
      idOf: (row) => row.id,
      labelOf: (row) => row.display_name,
      openPath: (row) => `/customers/${row.id}`,
      ...(edits && { editPath: (row: CustomerListItem) => `/customers/${row.id}/edit` }),
      Card: ({ row, words: said }) => <CustomerCard customer={row} words={said} />,
      searchHint: words.words.t('customers.list.searchHint'),
    }),
    [words, scope, fields, personal, edits],
  )
}

const many: Many<CustomerListItem> = {
  takes: ['customers.edit', 'customers.erase', 'customers.export'],
  Actions: lazy(async () => ({ default: (await import('./SelectedCustomers.tsx')).SelectedCustomers })),
}

/** All customers: find, look over, open. */
export function CustomersPage() {
  const subject = useSubject()
  const { t } = subject.words
  return (
    <RecordListPage
      subject={subject}
      resource="customers"
      listed={customerList}
      path="/customers"
      allLabel={t('tableViews.all')}
      newsLabel={(count) => t('customers.list.news', { count })}
      actions={(shown) => <ListActions {...shown} />}
      many={many}
      empty={
        <EmptyState
          icon={IconAddressBook}
          title={t('customers.list.emptyTitle')}
          text={t('customers.list.emptyText')}
          actions={<FirstCustomers />}
        />
      }
    />
  )
}
