import { lazy, Suspense, useSyncExternalStore } from 'react'
import { isSessionEnded, watchSessionEnd } from '../platform/session-end.ts'

const Dialog = lazy(async () => ({ default: (await import('./SignInAgainDialog.tsx')).SignInAgainDialog }))

/** Draws the sign-in over the page while a session has ended. */
export function SignInAgain() {
  const ended = useSyncExternalStore(watchSessionEnd, isSessionEnded)
  return ended ? (
    <Suspense>
      <Dialog />
    </Suspense>
  ) : null
}
