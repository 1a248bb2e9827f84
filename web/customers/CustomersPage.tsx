import { IconAddressBook } from '@tabler/icons-react'
import { useLocation, useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { listCustomers } from '../../contract/customer-endpoints.ts'
import { type CustomerListItem } from '../../contract/customers.ts'
import { BulkActions } from '../bulk/BulkActions.tsx'
import { toExport } from '../bulk/meant.ts'
import { columnsToExport } from '../exports/choices.ts'
import { ExportButton } from '../exports/ExportButton.tsx'
import { call } from '../platform/api.ts'
import { useCan } from '../platform/session.tsx'
import { columnsOf } from '../records/list/columns.tsx'
import { ListPage, type ListSubject } from '../records/list/ListPage.tsx'
import { layoutOf } from '../records/list/layout.ts'
import type { ListSearch } from '../records/list/list-search.ts'
import { keepListPath } from '../records/list/place.ts'
import type { ListQuery } from '../records/list/use-rows.ts'
import { askedName } from '../table-views/naming.ts'
import { useTable } from '../table-views/use-table.ts'
import { ViewBar } from '../table-views/ViewBar.tsx'
import { PageHeader } from '../ui/Page.tsx'
import { EmptyState, LoadingState } from '../ui/states.tsx'
import { columnWidths, ownColumns, standardColumns } from './customer-columns.tsx'
import { CustomerCard } from './CustomerName.tsx'
import { useRecordFilter } from '../records/filter/use-record-filter.ts'
import { useCustomerFields } from './customers-view.ts'
import { BringButton, CreateButton, ListActions, NarrowListActions } from './ListActions.tsx'
import { NewCustomers } from './NewCustomers.tsx'
import { listName } from './queries.ts'

const load = (query: ListQuery, signal: AbortSignal) => call(listCustomers, { query, signal })

function useSubject(): ListSubject<CustomerListItem> & { nameOf: (name: string) => string } {
  const can = useCan()
  const fields = useCustomerFields()
  const { scope, words } = useRecordFilter('customer')
  const personal = can('customers.personal')
  const edits = can('customers.edit')
  return useMemo(
    () => ({
      name: listName,
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
      nameOf: (name) => askedName(words, name),
    }),
    [words, scope, fields, personal, edits],
  )
}

/** All customers: find, look over, open. */
export function CustomersPage() {
  const subject = useSubject()
  const can = useCan()
  const { i18n } = useTranslation()
  const navigate = useNavigate()
  const asked = useSearch({ strict: false }) as ListSearch
  const { t } = subject.words
  const path = useLocation({ select: (location) => location.href })
  useEffect(() => keepListPath(listName, path), [path])
  const go = useCallback(
    (next: ListSearch, replace: boolean) =>
      void navigate({ to: '/customers', search: next as never, replace, resetScroll: false }),
    [navigate],
  )
  const table = useTable('customers', subject.standard, asked, go)
  if (!table.ready) return <ListComing title={subject.title} />
  const { search, onSearch } = table
  const exported = columnsToExport(layoutOf(search, standardColumns).columns, i18n.language)
  const actions = { search, onSearch, exported }
  return (
    <ListPage
      subject={subject}
      search={search}
      onSearch={onSearch}
      standard={table.standard}
      tabs={(list) => (
        <ViewBar
          table={table}
          path="/customers"
          allLabel={t('tableViews.all')}
          nameOf={subject.nameOf}
          load={load}
          list={list}
          go={(view) => go(table.tab(view), false)}
        />
      )}
      actions={({ narrow }) => (narrow ? <NarrowListActions {...actions} /> : <ListActions {...actions} />)}
      bulk={
        can('customers.edit') || can('customers.erase') || can('customers.export')
          ? (selected) => (
              <>
                <BulkActions selected={selected} search={search} />
                {can('customers.export') && (
                  <ExportButton
                    size="compact-sm"
                    selection={toExport({ selection: selected.selection, search })}
                    shown={exported}
                  />
                )}
              </>
            )
          : undefined
      }
      notice={({ toTop }) => <NewCustomers toTop={toTop} />}
      empty={
        <EmptyState
          icon={IconAddressBook}
          title={t('customers.list.emptyTitle')}
          text={t('customers.list.emptyText')}
          actions={
            <>
              <CreateButton />
              <BringButton />
            </>
          }
        />
      }
    />
  )
}

/** Until it is known which view the address opens. */
function ListComing({ title }: { title: string }) {
  return (
    <>
      <PageHeader title={title} tight />
      <div style={{ padding: '8px 20px' }}>
        <LoadingState lines={12} height={32} />
      </div>
    </>
  )
}
