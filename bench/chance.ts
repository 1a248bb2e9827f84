/** Numbers that look like chance and are the same each time (sfc32, public domain). */
export interface Chance {
  /** From 0 to 1, without 1. */
  next(): number
  below(most: number): number
  /** One of the list; with `skew` above 1 those at its front come up more often. */
  pick<T>(list: readonly T[], skew?: number): T
  is(probability: number): boolean
  hex(digits: number): string
}

export function chance(seed: number): Chance {
  let [a, b, c, d] = [seed | 0, 0x9e3779b9 | 0, 0x243f6a88 | 0, 1]
  const next = (): number => {
    const t = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + t) | 0
    return (t >>> 0) / 4294967296
  }
  for (let round = 0; round < 16; round++) next()
  const below = (most: number): number => Math.floor(next() * most)
  return {
    next,
    below,
    pick: (list, skew = 1) => list[Math.floor(list.length * (skew === 1 ? next() : next() ** skew))]!,
    is: (probability) => next() < probability,
    hex: (digits) =>
      below(16 ** digits)
        .toString(16)
        .padStart(digits, '0'),
  }
}

/** A UUIDv7 of that moment. */
export function uuidAt(random: Chance, at: number): string {
  const time = at.toString(16).padStart(12, '0')
  const variant = '89ab'[random.below(4)]
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.hex(3)}-${variant}${random.hex(3)}-${random.hex(6)}${random.hex(6)}`
}
