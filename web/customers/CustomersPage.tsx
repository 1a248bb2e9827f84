import { IconAddressBook } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { listCustomers } from '../../contract/customer-endpoints.ts'
import { type CustomerListItem } from '../../contract/customers.ts'
import { BulkActions } from '../bulk/BulkActions.tsx'
import { toExport } from '../bulk/meant.ts'
import { BringButton } from '../imports/BringButton.tsx'
import { columnsToExport } from '../exports/choices.ts'
import { ExportButton } from '../exports/ExportButton.tsx'
import { call } from '../platform/api.ts'
import { useCan } from '../platform/session.tsx'
import { useRecordFilter } from '../records/filter/use-record-filter.ts'
import { columnsOf } from '../records/list/columns.tsx'
import type { ListSubject } from '../records/list/ListPage.tsx'
import { layoutOf } from '../records/list/layout.ts'
import type { ListQuery } from '../records/list/use-rows.ts'
import { RecordListPage, type Shown } from '../table-views/RecordListPage.tsx'
import { EmptyState } from '../ui/states.tsx'
import { columnWidths, ownColumns, standardColumns } from './customer-columns.tsx'
import { CustomerCard } from './CustomerName.tsx'
import { useCustomerFields } from './customers-view.ts'
import { CreateButton, ListActions, NarrowListActions } from './ListActions.tsx'
import { customerList } from './queries.ts'

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

/** All customers: find, look over, open. */
export function CustomersPage() {
  const subject = useSubject()
  const can = useCan()
  const { i18n } = useTranslation()
  const { t } = subject.words
  const exported = ({ search }: Shown) => columnsToExport(layoutOf(search, standardColumns).columns, i18n.language)
  return (
    <RecordListPage
      subject={subject}
      resource="customers"
      listed={customerList}
      path="/customers"
      allLabel={t('tableViews.all')}
      newsLabel={(count) => t('customers.list.news', { count })}
      actions={({ narrow, ...shown }) => {
        const actions = { ...shown, exported: exported(shown) }
        return narrow ? <NarrowListActions {...actions} /> : <ListActions {...actions} />
      }}
      bulk={
        can('customers.edit') || can('customers.erase') || can('customers.export')
          ? (selected, shown) => (
              <>
                <BulkActions selected={selected} search={shown.search} />
                {can('customers.export') && (
                  <ExportButton
                    size="compact-sm"
                    selection={toExport({ selection: selected.selection, search: shown.search })}
                    shown={exported(shown)}
                  />
                )}
              </>
            )
          : undefined
      }
      empty={
        <EmptyState
          icon={IconAddressBook}
          title={t('customers.list.emptyTitle')}
          text={t('customers.list.emptyText')}
          actions={
            <>
              <CreateButton />
              <BringButton resource="customers" />
            </>
          }
        />
      }
    />
  )
}
