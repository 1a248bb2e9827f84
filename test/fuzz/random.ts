/** Between 0 and 1. */
export type Random = () => number

export const oneOf = <T>(list: readonly T[], random: Random): T => list[Math.floor(random() * list.length)]!

/** Mulberry32: small, and the same everywhere. */
export function randomFrom(start: number): Random {
  let state = start >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** One after the other in no order, and again from the start once all have been. */
export function drawn<T>(all: readonly T[], random: Random): () => T {
  let rest: T[] = []
  return () => {
    if (rest.length === 0) rest = [...all]
    return rest.splice(Math.floor(random() * rest.length), 1)[0]!
  }
}
