import { hashOf } from '../run/duplicates.ts'

export type Values = Record<string, unknown> & { id: string }

/** What a check would have written, for rows of the same file that meet it again: those whose keys come more than once. */
export interface Overlay {
  hits(keys: readonly string[]): (readonly [key: string, id: string])[]
  values(id: string): Values | undefined
  keep(keys: readonly string[], values: Values): void
}

export function openOverlay(repeated: ReadonlySet<number>): Overlay {
  const byKey = new Map<string, string>()
  const byId = new Map<string, Values>()
  return {
    hits: (keys) => keys.flatMap((key) => (byKey.has(key) ? [[key, byKey.get(key)!] as const] : [])),
    values: (id) => byId.get(id),
    keep(keys, values) {
      if (!keys.some((key) => repeated.has(hashOf(key)))) return
      byId.set(values.id, values)
      for (const key of keys) byKey.set(key, values.id)
    },
  }
}
