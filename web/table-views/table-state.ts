import type { TableView, ViewPatch } from '../../contract/table-views/table-views.ts'
import { columnsFrom, columnsText, labelsOf, layoutSearch, type Layout } from '../records/list/layout.ts'
import type { ListSearch } from '../records/list/list-search.ts'

/** What a list shows: what it asks for and how it looks. Nothing of it is left open but what is asked. */
export type TableState = Omit<ListSearch, 'view' | 'columns'> & { columns: string }

/** What a view asks for and looks like. */
export function stateOf(view: TableView): TableState {
  const { q, filter, sort, columns, density } = view
  return {
    ...(q !== null && { q }),
    ...(filter !== null && { filter }),
    ...(sort !== null && { sort }),
    columns: columnsText(columns),
    labels: labelsOf(columns),
    density,
  }
}

/** A list without a view: nothing is asked; it looks as the person left it. */
export const plainState = (layout: Layout): TableState => layoutSearch(layout)

const blank = (value: unknown): boolean =>
  value === undefined || value === '' || (typeof value === 'object' && Object.keys(value as object).length === 0)
const text = (value: unknown): string => (blank(value) ? '' : typeof value === 'string' ? value : ordered(value))

/** JSON with its keys in order, so that equal values have equal texts. */
function ordered(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}

const parts = ['q', 'filter', 'sort', 'columns', 'labels', 'density'] as const
const nothing = { q: '', filter: {}, sort: '', columns: undefined, labels: {}, density: undefined }

/** What the URL shows: the base, and over it what the URL says. */
export function shownState(base: TableState, over: ListSearch): TableState {
  const state = Object.fromEntries(
    parts.flatMap((part) => {
      const value = over[part] ?? base[part]
      return blank(value) ? [] : [[part, value]]
    }),
  )
  return state as TableState
}

/** What of a state differs from the base, as the URL says it. */
export function differences(base: TableState, state: ListSearch): ListSearch {
  const differing = parts.filter((part) => text(base[part]) !== text(state[part]))
  return Object.fromEntries(
    differing.map((part) => [part, blank(state[part]) ? nothing[part] : state[part]]),
  ) as ListSearch
}

/** What a save of a state sends: everything for a new view, for a known one what differs. */
export function valuesOf(state: TableState): Required<Omit<ViewPatch, 'name' | 'names' | 'scope'>> {
  return {
    q: state.q ?? null,
    filter: state.filter ?? null,
    sort: state.sort ?? null,
    columns: columnsFrom(state.columns, state.labels),
    density: state.density ?? 'comfortable',
  }
}

export function patchOf(over: ListSearch, state: TableState): ViewPatch {
  const { q, filter, sort, columns, density } = valuesOf(state)
  return {
    ...('q' in over && { q }),
    ...('filter' in over && { filter }),
    ...('sort' in over && { sort }),
    ...(('columns' in over || 'labels' in over) && { columns }),
    ...('density' in over && { density }),
  }
}
