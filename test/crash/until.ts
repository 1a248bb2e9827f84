import { vi } from 'vitest'

/** Waits until an assertion holds, for as long as a loaded machine may need. Also in tests that run side by side. */
export const until = <R>(assertion: () => R | Promise<R>): Promise<R> =>
  vi.waitFor(assertion, { timeout: 90_000, interval: 50 })
