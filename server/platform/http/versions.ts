import { Refusal } from '../refusal.ts'

/** Refuses with `stale`, and the record as it is (`data.current`), unless the client has seen this version (`If-Match`) or sent none. */
export function demandVersion(seen: number | null, current: { version: number }): void {
  if (seen === null || seen === current.version) return
  throw new Refusal('stale', 'Somebody has changed this in the meantime. Look at what it says now.', {
    data: { current },
  })
}
