/** 53 bits of a text: equal texts have equal hashes, and others hardly ever. */
export function hashOf(text: string): number {
  let high = 0xdeadbeef
  let low = 0x41c6ce57
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    high = Math.imul(high ^ code, 2654435761)
    low = Math.imul(low ^ code, 1597334677)
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  return 4294967296 * (2097151 & low) + (high >>> 0)
}

/** Gathers hashes in eight bytes each, and says which came more than once. */
export function hashCollector(): { add(text: string): void; repeated(): Set<number> } {
  let hashes = new Float64Array(4_096)
  let count = 0
  return {
    add(text) {
      if (count === hashes.length) {
        const larger = new Float64Array(hashes.length * 2)
        larger.set(hashes)
        hashes = larger
      }
      hashes[count] = hashOf(text)
      count += 1
    },
    repeated() {
      const sorted = hashes.subarray(0, count).sort()
      const found = new Set<number>()
      for (let at = 1; at < count; at += 1) if (sorted[at] === sorted[at - 1]) found.add(sorted[at]!)
      return found
    },
  }
}
