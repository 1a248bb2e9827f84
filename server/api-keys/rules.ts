import { Refusal } from '../platform/refusal.ts'

interface Bucket {
  left: number
  /** On the clock of `performance.now()`. */
  at: number
}

const buckets = new Map<string, Bucket>()

/**
 * Counts a request of a key with a limit; refuses with `rate_limited` beyond it. A minute's worth may come at once;
 * after that they come back evenly. Each process counts by itself.
 */
export function countRequest(keyId: string, perMinute: number | null): void {
  if (perMinute === null) return
  const now = performance.now()
  const bucket = buckets.get(keyId) ?? { left: perMinute, at: now }
  const left = Math.min(perMinute, bucket.left + ((now - bucket.at) * perMinute) / 60_000)
  if (left < 1) {
    buckets.set(keyId, { left, at: now })
    const seconds = Math.max(1, Math.ceil(((1 - left) * 60) / perMinute))
    throw new Refusal('rate_limited', `This key may send ${perMinute} requests a minute. Try again in ${seconds} s.`, {
      data: { seconds },
    })
  }
  buckets.set(keyId, { left: left - 1, at: now })
}
