/** A set of customers by their serials, a bit for each: a million of them take 125 kB. */
export interface Members {
  add(serial: number): void
  /** As PostgreSQL's `get_bit` reads it. */
  bytes(): Buffer
}

export function newMembers(): Members {
  let bits = Buffer.alloc(4_096)
  let most = -1
  return {
    add(serial) {
      const at = serial >> 3
      if (at >= bits.length) bits = Buffer.concat([bits], Math.max(bits.length * 2, at + 1))
      bits[at] = (bits[at] ?? 0) | (1 << (serial & 7))
      if (serial > most) most = serial
    },
    bytes: () => bits.subarray(0, (most >> 3) + 1),
  }
}
