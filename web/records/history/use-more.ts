import { useEffect, useRef, type RefObject } from 'react'

interface Pages {
  hasNextPage: boolean
  isFetching: boolean
  isError: boolean
  fetchNextPage: () => unknown
}

/**
 * Asks for the next page when the end comes into sight. A page may hold nothing and still have a next one, so the end
 * is looked at again after each of them. `seen` counts what is drawn.
 */
export function useMore(pages: Pages, shown: number): RefObject<HTMLDivElement | null> {
  const end = useRef<HTMLDivElement>(null)
  const latest = useRef(pages)
  latest.current = pages
  const idle = pages.hasNextPage && !pages.isFetching && !pages.isError
  useEffect(() => {
    if (!idle || end.current === null) return
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) void latest.current.fetchNextPage()
      },
      { rootMargin: '300px' },
    )
    observer.observe(end.current)
    return () => observer.disconnect()
  }, [idle, shown])
  return end
}
