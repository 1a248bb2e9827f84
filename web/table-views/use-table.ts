import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { TableView, ViewResource } from '../../contract/table-views/table-views.ts'
import { useLive } from '../platform/live.ts'
import { usePreference } from '../platform/session.tsx'
import { layoutOf, layoutSearch, type Layout } from '../records/list/layout.ts'
import type { ListSearch } from '../records/list/list-search.ts'
import { viewQuery, viewsQuery } from './queries.ts'
import { differences, plainState, shownState, stateOf, type TableState } from './table-state.ts'
import { useKeptLayout } from './use-kept-layout.ts'

/** A list with its views: what it shows now, and how it differs from the view. */
export interface Table {
  resource: ViewResource
  /** False until it is known what the URL asks for. */
  ready: boolean
  /** What is shown, as a list without views would have it in its URL. */
  search: TableState
  onSearch: (search: ListSearch, replace: boolean) => void
  /** Views with a tab, in the person's order; the view of a colleague comes last while its link is open. */
  views: readonly TableView[]
  /** How the view looks as it was saved, or the list without a view usually: what one goes back to. */
  standard: Layout
  view: TableView | null
  /** What differs from the view; empty where nothing does. */
  over: ListSearch
  /** The link names a view that is not there. */
  missing: boolean
  failed: unknown
  retry: () => void
  /** The search of a view's tab; null: of the list without a view. */
  tab: (view: TableView | null) => ListSearch
  order: (ids: string[]) => void
}

/** Stands for the list without a view where it would open with one. */
const all = 'all'

const readIds = (kept: unknown): string[] =>
  Array.isArray(kept) ? kept.filter((id): id is string => typeof id === 'string') : []

/** What the URL of a list with views shows, and how a change of it is written there. */
export function useTable(
  resource: ViewResource,
  standard: readonly string[],
  inAddress: ListSearch,
  go: (search: ListSearch, replace: boolean) => void,
): Table {
  const client = useQueryClient()
  const listed = useQuery(viewsQuery(resource))
  useLive({
    journal: ({ kind, subject_id }) => {
      if (!kind.startsWith('view.')) return
      void client.invalidateQueries({ queryKey: viewsQuery(resource).queryKey })
      void client.invalidateQueries({ queryKey: viewQuery(subject_id).queryKey })
    },
    reset: () => void client.invalidateQueries({ queryKey: viewsQuery(resource).queryKey }),
  })
  const [ids, order] = usePreference(`views.${resource}`, readIds)
  const [kept, keep] = useKeptLayout(resource, standard)
  const own = listed.data ?? []
  const standing = own.find(({ scope }) => scope === 'default')
  const bare = Object.values(inAddress).every((value) => value === undefined)
  const wanted = inAddress.view === all ? undefined : (inAddress.view ?? (bare ? standing?.id : undefined))
  const inList = own.find(({ id }) => id === wanted)
  const linked = useQuery({
    ...viewQuery(wanted ?? ''),
    enabled: wanted !== undefined && !listed.isPending && inList === undefined,
  })
  const view = inList ?? (wanted === undefined ? undefined : linked.data) ?? null
  const missing = wanted !== undefined && view === null && linked.isError
  const views = inTheirOrder(view && !inList ? [...own, view] : own, ids)

  const base = view ? stateOf(view) : plainState(kept)
  const memory = JSON.stringify([base, inAddress])
  // oxlint-disable-next-line react/exhaustive-deps -- the text is all of both
  const search = useMemo(() => shownState(base, inAddress), [memory])
  const over = view ? differences(base, search) : {}
  const viewParam = view ? view.id : standing ? all : undefined

  const onSearch = (next: ListSearch, replace: boolean): void => {
    const rest = differences(base, next)
    if (view) return go({ view: viewParam, ...rest }, replace)
    const layout = layoutOf(next, standard)
    const isNew = differences(search, { ...search, ...layoutSearch(layout) })
    if (Object.keys(isNew).length > 0) keep(layout)
    const { columns: _columns, labels: _labels, density: _density, ...question } = rest
    const looks = Object.keys(isNew).length > 0 || inAddress.columns !== undefined ? fromStandard(layout, standard) : {}
    go({ view: viewParam, ...question, ...looks }, replace)
  }

  return {
    resource,
    ready: (!listed.isPending || (inAddress.view === undefined && !bare)) && !(wanted && linked.isLoading),
    search,
    onSearch,
    views,
    standard: layoutOf(view ? base : {}, standard),
    view,
    over,
    missing,
    failed: listed.error,
    retry: () => void listed.refetch(),
    tab: (one) => ({ view: one ? one.id : standing ? all : undefined }),
    order,
  }
}

/** In a link without a view, columns stand where they are not the usual ones. */
function fromStandard(layout: Layout, standard: readonly string[]): ListSearch {
  return differences(plainState(layoutOf({}, standard)), layoutSearch(layout))
}

/** First those that the person has put in order, then the others as they come. */
function inTheirOrder(views: readonly TableView[], ids: readonly string[]): TableView[] {
  const place = ({ id }: TableView): number => (ids.includes(id) ? ids.indexOf(id) : ids.length)
  return views.toSorted((a, b) => place(a) - place(b))
}
