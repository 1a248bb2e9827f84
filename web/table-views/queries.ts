import { queryOptions, type QueryClient } from '@tanstack/react-query'
import {
  getTableView,
  listTableViews,
  type TableView,
  type ViewResource,
} from '../../contract/table-views/table-views.ts'
import { call } from '../platform/api.ts'

/** Views that stand above a list. */
export const viewsQuery = (resource: ViewResource) =>
  queryOptions({
    queryKey: ['table-views', resource],
    queryFn: async ({ signal }) => (await call(listTableViews, { query: { resource }, signal })).items,
    staleTime: 60_000,
  })

/** One view by its link: that of a colleague stands in no list. */
export const viewQuery = (id: string) =>
  queryOptions({
    queryKey: ['table-view', id],
    queryFn: ({ signal }) => call(getTableView, { params: { id }, signal }),
    staleTime: 60_000,
    retry: false,
  })

/** Takes over what a save answered, at once; the order of the others is read again. */
export function keepView(client: QueryClient, view: TableView): void {
  client.setQueryData(viewsQuery(view.resource).queryKey, (views) => {
    if (!views) return views
    return views.some(({ id }) => id === view.id)
      ? views.map((one) => (one.id === view.id ? view : one))
      : [...views, view]
  })
  client.setQueryData(viewQuery(view.id).queryKey, view)
  void client.invalidateQueries({ queryKey: viewsQuery(view.resource).queryKey })
}

/** Forgets a view that was deleted. */
export function dropView(client: QueryClient, { id, resource }: TableView): void {
  client.setQueryData(viewsQuery(resource).queryKey, (views) => views?.filter((one) => one.id !== id))
  client.removeQueries({ queryKey: viewQuery(id).queryKey })
}
