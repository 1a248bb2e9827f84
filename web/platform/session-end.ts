/** Tells whether a session was open in this page, and lets calls wait until somebody has signed in again. */

let open = false
let waiting: { promise: Promise<void>; resume: () => void } | null = null
const listeners = new Set<() => void>()

const tell = (): void => listeners.forEach((listener) => listener())

/** Marks that somebody is signed in: from now on a 401 asks for the sign-in above the page instead of failing. */
export function sessionOpened(): void {
  open = true
  waiting?.resume()
  waiting = null
  tell()
}

/** Marks that the person signed out on purpose: calls fail from now on. */
export function sessionClosed(): void {
  open = false
}

/** Waits until a session is open again. False: none was open in this page, so there is nothing to wait for. */
export async function sessionEnded(signal?: AbortSignal): Promise<boolean> {
  if (!open) return false
  if (waiting === null) {
    let resume = (): void => {}
    const promise = new Promise<void>((resolve) => (resume = resolve))
    waiting = { promise, resume }
    tell()
  }
  const aborted = new Promise<never>((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)))
  await Promise.race([waiting.promise, aborted])
  return true
}

export function watchSessionEnd(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const isSessionEnded = (): boolean => waiting !== null
