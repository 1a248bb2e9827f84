import { queryOptions, useQuery } from '@tanstack/react-query'
import { useCallback, useRef } from 'react'
import type { Permission } from '../../contract/permissions.ts'
import { getSession, putPreference, signOut, type Session } from '../../contract/session/session.ts'
import { getSetup } from '../../contract/setup/setup.ts'
import { ApiError } from './api-error.ts'
import { call } from './api.ts'
import { queryClient } from './query-client.ts'
import { sessionClosed, sessionOpened } from './session-end.ts'

/** Who is signed in. Asked once, kept true by the answers of later calls. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => call(getSession, { signal }),
  staleTime: Infinity,
  gcTime: Infinity,
})

/** Set while somebody was last seen signed in with this browser: the session is then asked for at once. */
const seenKey = 'clientele-signed-in'

/**
 * The open session, or null where nobody is signed in. Other failures are thrown. Where nobody was signed in before,
 * a question that is never refused goes first: browsers write every refusal into their console.
 */
export async function findSession(): Promise<Session | null> {
  const known = queryClient.getQueryData(sessionQuery.queryKey)
  if (known) return known
  if (localStorage.getItem(seenKey) === null && !(await call(getSetup)).signed_in) return null
  try {
    const session = await queryClient.ensureQueryData(sessionQuery)
    keepSession(session)
    return session
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 401) throw error
    localStorage.removeItem(seenKey)
    return null
  }
}

/** Takes over the session that a sign-in answered. */
export function keepSession(session: Session): void {
  queryClient.setQueryData(sessionQuery.queryKey, session)
  localStorage.setItem(seenKey, '1')
  sessionOpened()
}

/** Signs out and forgets everything that was read. The page is loaded anew, so that nothing stays in memory. */
export async function leave(): Promise<void> {
  sessionClosed()
  await call(signOut)
  localStorage.removeItem(seenKey)
  window.location.assign('/sign-in')
}

/** The person at the screen. Only for pages inside: they are drawn once the session is known. */
export function useSession(): Session {
  const { data } = useQuery(sessionQuery)
  if (!data) throw new Error('This page needs a session.')
  return data
}

/** Tells whether the person may do something: `const can = useCan(); can('jobs.read')`. */
export function useCan(): (permission: Permission) => boolean {
  const { permissions } = useSession()
  return useCallback((permission) => permissions.includes(permission), [permissions])
}

const delays = new Map<string, ReturnType<typeof setTimeout>>()

function savePreference(key: string, value: unknown): void {
  clearTimeout(delays.get(key))
  const send = () => void call(putPreference, { params: { key }, body: { value: value as null } }).catch(() => {})
  delays.set(key, setTimeout(send, 300))
}

/**
 * A choice kept for the person, such as shown columns. `read` turns what is kept (or undefined) into a value, so that
 * an outdated one does no harm. Drawn at once, saved shortly after; a failed save is not worth a message.
 */
export function usePreference<T>(key: string, read: (kept: unknown) => T): [T, (value: T) => void] {
  const { preferences } = useSession()
  const kept = preferences[key]
  const memory = useRef<{ kept: unknown; value: T } | null>(null)
  if (memory.current === null || memory.current.kept !== kept) memory.current = { kept, value: read(kept) }
  const set = useCallback(
    (value: T) => {
      queryClient.setQueryData(
        sessionQuery.queryKey,
        (session) => session && { ...session, preferences: { ...session.preferences, [key]: value } },
      )
      savePreference(key, value)
    },
    [key],
  )
  return [memory.current.value, set]
}
