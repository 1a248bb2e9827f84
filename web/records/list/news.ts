import { useEffect, useRef } from 'react'
import { useLive } from '../../platform/live.ts'
import type { AnyListed } from './listed-record.ts'

export interface News {
  created: string[]
  changed: string[]
  /** Deleted, or their creation undone. */
  gone: string[]
  /** Something may have been missed: read again what is shown. */
  missed: boolean
}

const together = 250
const nothing = () => ({
  created: new Set<string>(),
  changed: new Set<string>(),
  gone: new Set<string>(),
  missed: false,
})

/** Tells what happened to the records of a list, a quarter of a second at a time. */
export function useNews({ told }: AnyListed, handle: (news: News) => void): void {
  const latest = useRef(handle)
  latest.current = handle
  const kept = useRef(nothing())
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])

  const soon = (): void => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined
      const { created, changed, gone, missed } = kept.current
      kept.current = nothing()
      const there = (ids: Set<string>): string[] => [...ids].filter((id) => !gone.has(id))
      latest.current({ created: there(created), changed: there(changed), gone: [...gone], missed })
    }, together)
  }
  const miss = (): void => {
    kept.current.missed = true
    soon()
  }

  useLive({
    journal: (line) => {
      const one = told(line)
      if (one === 'many') return miss()
      if (one === null) return
      kept.current[one.what].add(one.id)
      soon()
    },
    reset: miss,
  })
}
