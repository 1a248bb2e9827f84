import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useLive } from '../platform/live.ts'
import type { ListSearch } from '../records/list/list-search.ts'
import { countedBy, countRows, type LoadList, type Total } from '../records/list/use-rows.ts'
import { onceVisible } from '../ui/visible.ts'

const countKey = (name: string) => [name, 'view-count'] as const
/** At least so long between two countings of the same tabs, however much changes. */
const rest = 20_000

/**
 * How many rows a view has. `turn`: tabs are counted one after the other, once the rows of the
 * list are there. `skipped`: the list counts it itself.
 */
export function useViewCount<T>(
  name: string,
  load: LoadList<T>,
  state: ListSearch,
  turn: boolean,
  skipped: boolean,
  onCounted: () => void,
): Total | null {
  const counted = countedBy(state)
  const { data, isPending } = useQuery({
    queryKey: [...countKey(name), counted],
    queryFn: ({ signal }) => countRows(load, counted, signal),
    enabled: turn && !skipped,
    staleTime: 60_000,
    refetchOnWindowFocus: false,
    retry: false,
  })
  const next = useRef(onCounted)
  next.current = onCounted
  useEffect(() => {
    if (turn && (skipped || !isPending)) next.current()
  }, [turn, skipped, isPending])
  return data ?? null
}

/** Counts again after records have changed: not at once, not often, and not while nobody looks. */
export function useCountsAnew(name: string): void {
  const client = useQueryClient()
  /** Ends the waiting, while something waits. */
  const stop = useRef<(() => void) | undefined>(undefined)
  useEffect(() => () => stop.current?.(), [])
  const count = (): void => {
    const hidden = document.visibilityState !== 'visible'
    stop.current = hidden ? onceVisible(count) : undefined
    if (!hidden) void client.invalidateQueries({ queryKey: countKey(name) })
  }
  const soon = (): void => {
    if (stop.current !== undefined) return
    const timer = setTimeout(count, rest)
    stop.current = () => clearTimeout(timer)
  }
  useLive({ journal: ({ customer_id }) => customer_id !== null && soon(), reset: soon })
}
