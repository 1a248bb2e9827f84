import { lazy, Suspense, useSyncExternalStore } from 'react'
import { toastsWanted, watchToasts } from './toast.ts'

const Toasts = lazy(async () => ({ default: (await import('./Toasts.tsx')).Toasts }))

/** Draws nothing until there is a first toast. */
export function LazyToasts() {
  const asked = useSyncExternalStore(watchToasts, toastsWanted)
  return asked ? (
    <Suspense>
      <Toasts />
    </Suspense>
  ) : null
}
