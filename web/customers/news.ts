import { useEffect, useRef } from 'react'
import { useLive } from '../platform/live.ts'

export interface CustomerNews {
  created: string[]
  changed: string[]
  erased: string[]
  /** Something may have been missed: read again what is shown. */
  missed: boolean
}

const together = 250
const nothing = () => ({
  created: new Set<string>(),
  changed: new Set<string>(),
  erased: new Set<string>(),
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
      const { created, changed, erased, missed } = kept.current
      kept.current = nothing()
      latest.current({ created: [...created], changed: [...changed], erased: [...erased], missed })
    }, together)
  }

  useLive({
    journal: ({ kind, customer_id: id }) => {
      if (id === null) return
      const what = kind === 'customer.created' ? 'created' : kind === 'customer.erased' ? 'erased' : 'changed'
      kept.current[what].add(id)
      soon()
    },
    reset: () => {
      kept.current.missed = true
      soon()
    },
  })
}
