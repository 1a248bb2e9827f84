/** Ids, each once, in parts of at most `size`: as many as a request may carry. */
export function partsOf(ids: readonly string[], size: number): string[][] {
  const different = [...new Set(ids)]
  return Array.from({ length: Math.ceil(different.length / size) }, (_, at) =>
    different.slice(at * size, (at + 1) * size),
  )
}
