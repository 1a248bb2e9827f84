import { timingSafeEqual } from 'node:crypto'

/** Compares two digests in hex without telling by its time how much of them is equal. */
export function sameDigest(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one.toLowerCase()), Buffer.from(other.toLowerCase())]
  return a.length === b.length && timingSafeEqual(a, b)
}
