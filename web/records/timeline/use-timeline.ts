import { useInfiniteQuery, useQueries, useQueryClient, type InfiniteData } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { JournalLine } from '../../../contract/platform/journal/journal.ts'
import { useCan } from '../../platform/session.tsx'
import type { Owner, TimelineItem, TimelineSource } from '../view.ts'
import { lentTo } from '../views.ts'
import { actsOf, mergeTimeline, type Act, type Known } from './merge.ts'
import { historyKey } from '../row-keys.ts'

interface Page<T> {
  items: T[]
  next: string | null
}

/** Reads a page of the journal about an owner, newest first. */
export type LoadLines = (after: string, signal: AbortSignal) => Promise<Page<JournalLine>>

const journal = 'journal'
const first = { initialPageParam: '', getNextPageParam: (page: Page<unknown>) => page.next ?? undefined }

/**
 * What a timeline shows by now, and how it reads on. Each source is a query of its own: one that is slow comes in when it
 * is there, one that fails says so, and the others stand.
 */
export function useTimeline(owner: Owner, loadLines: LoadLines) {
  const can = useCan()
  const client = useQueryClient()
  const lines = useInfiniteQuery({
    queryKey: [...historyKey(owner.id), 'all'],
    queryFn: ({ pageParam, signal }) => loadLines(pageParam, signal),
    ...first,
    enabled: can('history.read'),
  })
  const sources = useMemo(
    () => lentTo(owner.type).flatMap((lent) => (lent.timeline ?? []).filter(({ permission }) => can(permission))),
    [owner.type, can],
  )
  const pages = useSources(owner, sources)
  const read = pages.map(({ data }) => data?.pages.flatMap((page) => page.items) ?? [])
  const stand = new Set(read.flat().map((item) => item.id))
  const alone = (lines.data?.pages.flatMap((page) => page.items) ?? []).filter(
    (line) => !sources.some((source) => stand.has(source.standsFor?.(line) ?? '')),
  )
  const acts = actsOf(alone)
  const known: Known<TimelineItem | Act>[] = [
    ...(lines.data ? [{ name: journal, items: acts, more: lines.hasNextPage }] : []),
    ...sources.flatMap(({ name }, at) =>
      pages[at]!.data ? [{ name, items: read[at]!, more: pages[at]!.data.pages.at(-1)?.next !== null }] : [],
    ),
  ]
  const { items, wants } = mergeTimeline(known)
  const [reading, setReading] = useState(false)
  const readOn = async (): Promise<void> => {
    setReading(true)
    await Promise.all([
      wants.has(journal) && lines.fetchNextPage(),
      ...sources.map((source, at) => wants.has(source.name) && pages[at]!.readOn()),
    ]).finally(() => setReading(false))
  }
  const failed = [lines.error, ...pages.map(({ error }) => error)].filter((error) => error !== null)
  return {
    sources,
    items: items as (TimelineItem & { source: string })[],
    acts: new Map(acts.map((act) => [act.id, act])),
    wants: wants.size > 0,
    failed,
    pending: (can('history.read') && lines.isPending) || pages.some(({ isPending }) => isPending),
    reading,
    readOn: () => void readOn(),
    again: () => {
      if (lines.error) void lines.refetch()
      for (const source of sources) void client.refetchQueries({ queryKey: source.queryKey(owner), type: 'active' })
    },
  }
}

type Read = Page<TimelineItem>

/** Pages of sources by hand: hooks cannot be called once for each. */
function useSources(owner: Owner, sources: readonly TimelineSource[]) {
  const client = useQueryClient()
  const [depth, setDepth] = useState<Record<string, number>>({})
  const queries = useQueries({
    queries: sources.map((source) => ({
      queryKey: [...source.queryKey(owner), 'timeline', depth[source.name] ?? 1],
      queryFn: ({ signal }: { signal: AbortSignal }) => pagesOf(source, owner, depth[source.name] ?? 1, signal),
      placeholderData: (before: InfiniteData<Read> | undefined) => before,
    })),
  })
  return sources.map((source, at) => ({
    data: queries[at]!.data,
    error: queries[at]!.error,
    isPending: queries[at]!.isPending,
    readOn: async () => {
      const next = (depth[source.name] ?? 1) + 1
      await client.prefetchQuery({
        queryKey: [...source.queryKey(owner), 'timeline', next],
        queryFn: ({ signal }) => pagesOf(source, owner, next, signal),
      })
      setDepth((now) => ({ ...now, [source.name]: next }))
    },
  }))
}

async function pagesOf(source: TimelineSource, owner: Owner, count: number, signal: AbortSignal) {
  const pages: Read[] = []
  for (let after: string | null = ''; pages.length < count && after !== null; after = pages.at(-1)!.next)
    pages.push(await source.load(owner, after, signal))
  return { pages }
}
