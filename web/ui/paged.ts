import { useInfiniteQuery, type QueryKey } from '@tanstack/react-query'

interface Slice {
  items: readonly unknown[]
  next: string | null
  total?: { value: number; exact: boolean } | null
}

/** A list that is read page by page: what has been read so far, and how to read more. */
export function usePages<S extends Slice>(
  queryKey: QueryKey,
  read: (after: string | undefined, signal: AbortSignal) => Promise<S>,
) {
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) => read(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: (previous) => previous,
  })
  const rows = query.data?.pages.flatMap((page): S['items'][number][] => [...page.items])
  return {
    /** Shaped for `Loaded`. */
    data: rows,
    error: query.error,
    refetch: query.refetch,
    /** What the first page says beside its items. */
    first: query.data?.pages[0],
    total: query.data?.pages[0]?.total ?? null,
    hasMore: query.hasNextPage,
    more: () => void query.fetchNextPage(),
    busy: query.isFetchingNextPage,
  }
}
