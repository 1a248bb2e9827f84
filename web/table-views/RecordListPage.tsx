import { useLocation, useNavigate, useSearch } from '@tanstack/react-router'
import { Suspense, useCallback, useEffect, type ComponentType, type ReactNode } from 'react'
import type { Permission } from '../../contract/permissions.ts'
import type { ViewResource } from '../../contract/table-views/table-views.ts'
import { useCan } from '../platform/session.tsx'
import type { AnyListed } from '../records/list/listed-record.ts'
import { ListPage, type ListSubject } from '../records/list/ListPage.tsx'
import type { ListSearch } from '../records/list/list-search.ts'
import { NewRows } from '../records/list/NewRows.tsx'
import { keepListPath } from '../records/list/place.ts'
import type { SelectedProps } from '../records/list/use-selection.ts'
import { PageHeader } from '../ui/Page.tsx'
import { LoadingState } from '../ui/states.tsx'
import { askedName } from './naming.ts'
import { useTable } from './use-table.ts'
import { ViewBar } from './ViewBar.tsx'
import { searchOf } from '../platform/search-of.ts'

/** What is shown, and how to show something else. */
export interface Shown {
  search: ListSearch
  onSearch: (search: ListSearch, replace: boolean) => void
}

/** What may be done with selected rows; they can be selected by those who have one of the permissions. */
export interface Many<T> {
  takes: readonly Permission[]
  Actions: ComponentType<SelectedProps<T>>
}

interface Props<T> {
  subject: ListSubject<T>
  resource: ViewResource
  listed: AnyListed
  path: string
  /** What the list without a view is called on its tab. */
  allLabel: string
  newsLabel: (count: number) => string
  actions: (shown: Shown & { narrow: boolean }) => ReactNode
  many: Many<T>
  empty: ReactNode
}

/** The list of a record with its views; the whole state of it stands in the URL. */
export function RecordListPage<T>({
  subject,
  resource,
  listed,
  path,
  allLabel,
  newsLabel,
  actions,
  many: { takes, Actions },
  empty,
}: Props<T>) {
  const navigate = useNavigate()
  const can = useCan()
  const asked = useSearch({ strict: false }) as ListSearch
  const place = useLocation({ select: (location) => location.href })
  useEffect(() => keepListPath(listed.name, place), [listed.name, place])
  const go = useCallback(
    (next: ListSearch, replace: boolean) =>
      void navigate({ to: path, search: searchOf(next), replace, resetScroll: false }),
    [navigate, path],
  )
  const table = useTable(resource, subject.standard, asked, go)
  if (!table.ready) return <ListComing title={subject.title} />
  const { search, onSearch } = table
  return (
    <ListPage
      subject={subject}
      search={search}
      onSearch={onSearch}
      standard={table.standard}
      tabs={(list) => (
        <ViewBar
          table={table}
          path={path}
          allLabel={allLabel}
          nameOf={(name) => askedName(subject.filterWords, name)}
          load={subject.load}
          list={list}
          go={(view) => go(table.tab(view), false)}
        />
      )}
      actions={({ narrow }) => actions({ narrow, search, onSearch })}
      bulk={
        takes.some(can)
          ? (selected) => (
              <Suspense>
                <Actions selected={selected} search={search} />
              </Suspense>
            )
          : undefined
      }
      notice={({ toTop }) => <NewRows listed={listed} label={newsLabel} toTop={toTop} />}
      empty={empty}
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
