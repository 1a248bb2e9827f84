/** Labels with those of a slice put in their places, at any depth. */
export type Merged<A, B> = {
  [K in keyof A | keyof B]: K extends keyof A ? (K extends keyof B ? Both<A[K], B[K]> : A[K]) : B[K & keyof B]
}
type Both<A, B> = A extends string ? B : B extends string ? B : Merged<A, B>

/** Puts the labels of a slice in their places among all others. */
export function merged<A extends object, B extends object>(all: A, slice: B): Merged<A, B> {
  const result = { ...all } as Record<string, unknown>
  for (const [name, value] of Object.entries(slice as Record<string, unknown>)) {
    const known = result[name]
    const both = typeof known === 'object' && known !== null && typeof value === 'object' && value !== null
    result[name] = both ? merged(known, value) : value
  }
  return result as Merged<A, B>
}
