import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { ListSearch } from './list-search.ts'

export interface Total {
  value: number
  exact: boolean
}

export interface Listed<T> {
  items: T[]
  next: string | null
  total: Total | null
}

export interface ListQuery {
  q?: string
  filter?: string
  sort?: string
  limit: number
  after?: string
  total: 'true' | 'false'
}

export type LoadList<T> = (query: ListQuery, signal: AbortSignal) => Promise<Listed<T>>

const pageSize = 100

type Counted = Pick<ListQuery, 'q' | 'filter'>

/** What decides how many rows there are. */
export const countedBy = ({ q, filter }: ListSearch): Counted => asked({ q, filter })

/** How many rows there are, without any of them. */
export const countRows = async <T>(load: LoadList<T>, counted: Counted, signal: AbortSignal): Promise<Total | null> =>
  (await load({ ...counted, limit: 0, total: 'true' }, signal)).total

const asked = ({ q, filter, sort }: Pick<ListSearch, 'q' | 'filter' | 'sort'>) => ({
  ...(q && { q }),
  ...(filter && { filter: JSON.stringify(filter) }),
  ...(sort && { sort }),
})

export const rowsKey = (name: string) => [name, 'rows'] as const
export const totalKey = (name: string) => [name, 'total'] as const

/**
 * The rows of a list, page after page, and how many there are: two questions, so that counting never holds up the
 * rows. A question that is superseded is cancelled.
 */
export function useRows<T>(name: string, load: LoadList<T>, search: ListSearch) {
  const question = asked(search)
  const counted = countedBy(search)
  const pages = useInfiniteQuery({
    queryKey: [...rowsKey(name), question],
    queryFn: ({ pageParam, signal }) =>
      load({ ...question, limit: pageSize, total: 'false', ...(pageParam && { after: pageParam }) }, signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  })
  const total = useQuery({
    queryKey: [...totalKey(name), counted],
    queryFn: ({ signal }) => countRows(load, counted, signal),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
  const rows = useMemo(() => pages.data?.pages.flatMap((page) => page.items) ?? [], [pages.data])
  return { pages, rows, total: total.data ?? null }
}
