import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { listEnd } from '../../../contract/platform/schemas.ts'
import type { ListSearch } from './list-search.ts'
import { fromStart, keptPlace, type ListSide } from './place.ts'

export interface Total {
  value: number
  exact: boolean
}

export interface Listed<T> {
  items: T[]
  next: string | null
  previous: string | null
  total: Total | null
}

export interface ListQuery {
  q?: string
  filter?: string
  sort?: string
  limit: number
  after?: string
  before?: string
  total: 'true' | 'false'
}

export type LoadList<T> = (query: ListQuery, signal: AbortSignal) => Promise<Listed<T>>

const pageSize = 100
/** More pages than these are let go again at the other side: a list of a million takes no more memory than this. */
const mostPages = 20

/** Which page is wanted, and how many rows lie before it, or where it ends; counted from the end these are below zero. */
interface Wanted {
  after?: string
  before?: string
  start?: number
  end?: number
}

type ReadPage<T> = Listed<T> & { start: number }

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
 * The rows of a list, page after page from one of its ends, and how many there are: two questions, so that counting never
 * holds up the rows. A question that is superseded is cancelled. `first` is the place of the first row that is there,
 * below zero where it is counted from the end.
 */
export function useRows<T>(name: string, load: LoadList<T>, search: ListSearch) {
  const question = asked(search)
  const counted = countedBy(search)
  const asText = JSON.stringify(question)
  const client = useQueryClient()
  const [chosen, choose] = useState(() => ({ of: asText, ...keptPlace(name, search).reading }))
  const { side, jumps } = chosen.of === asText ? chosen : fromStart
  const pages = useInfiniteQuery({
    queryKey: [...rowsKey(name), question, side, jumps],
    queryFn: async ({ pageParam: { after, before, start, end = 0 }, signal }): Promise<ReadPage<T>> => {
      const page = await load(
        { ...question, limit: pageSize, total: 'false', ...(after && { after }), ...(before && { before }) },
        signal,
      )
      return { ...page, start: start ?? end - page.items.length }
    },
    initialPageParam: (side === 'end' ? { before: listEnd } : { start: 0 }) as Wanted,
    getNextPageParam: ({ next, start, items }): Wanted | undefined =>
      next === null ? undefined : { after: next, start: start + items.length },
    getPreviousPageParam: ({ previous, start }): Wanted | undefined =>
      previous === null ? undefined : { before: previous, end: start },
    maxPages: mostPages,
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
  const { fetchNextPage, fetchPreviousPage, error } = pages
  const { hasNextPage, hasPreviousPage, isFetchNextPageError, isFetchPreviousPageError } = pages
  const ends = useMemo(
    () => ({
      start: {
        more: hasPreviousPage,
        failed: isFetchPreviousPageError ? error : null,
        load: () => void fetchPreviousPage({ cancelRefetch: false }),
      },
      end: {
        more: hasNextPage,
        failed: isFetchNextPageError ? error : null,
        load: () => void fetchNextPage({ cancelRefetch: false }),
      },
    }),
    [
      hasPreviousPage,
      isFetchPreviousPageError,
      hasNextPage,
      isFetchNextPageError,
      error,
      fetchNextPage,
      fetchPreviousPage,
    ],
  )
  return {
    pages,
    rows,
    ends,
    first: pages.data?.pages[0]?.start ?? 0,
    total: total.data ?? null,
    reading: { side, jumps },
    /** Reads anew from that end: the pages that are there may have left it behind. */
    readFrom: (from: ListSide): void => {
      client.removeQueries({ queryKey: [...rowsKey(name), question], type: 'inactive' })
      choose({ of: asText, side: from, jumps: jumps + 1 })
    },
  }
}
