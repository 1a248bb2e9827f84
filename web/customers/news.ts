import { useEffect, useRef } from 'react'
import type { JournalKind } from '../../contract/journal-kinds.ts'
import { useLive } from '../platform/live.ts'

export interface CustomerNews {
  created: string[]
  changed: string[]
  /** Erased, or their creation undone. */
  gone: string[]
  /** Something may have been missed: read again what is shown. */
  missed: boolean
}

const together = 250
const tells: Partial<Record<JournalKind, 'created' | 'gone'>> = {
  'customer.created': 'created',
  'customer.erased': 'gone',
  'customer.undone': 'gone',
}
const nothing = () => ({
  created: new Set<string>(),
  changed: new Set<string>(),
  gone: new Set<string>(),
  missed: false,
})

/** Tells what happened to customers, a quarter of a second at a time. */
export function useCustomerNews(handle: (news: CustomerNews) => void): void {
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

  useLive({
    journal: ({ kind, customer_id: id }) => {
      if (id === null) return
      kept.current[tells[kind] ?? 'changed'].add(id)
      soon()
    },
    reset: () => {
      kept.current.missed = true
      soon()
    },
  })
}
