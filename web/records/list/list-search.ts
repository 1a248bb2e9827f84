import { z } from 'zod'

/** The whole state of a list, as it stands in the URL. What cannot be read there is left out. */
export const listSearch = z.object({
  q: z.coerce.string().max(200).optional().catch(undefined),
  filter: z.record(z.string(), z.unknown()).optional().catch(undefined),
  sort: z
    .string()
    .regex(/^-?\w+$/)
    .optional()
    .catch(undefined),
  columns: z
    .string()
    .regex(/^[\w.,]+$/)
    .optional()
    .catch(undefined),
})

export type ListSearch = z.output<typeof listSearch>

/** Ascending, then descending, then as the list comes. */
export function nextSort(sort: string | undefined, name: string): string | undefined {
  if (sort === name) return `-${name}`
  return sort === `-${name}` ? undefined : name
}

export function sortedBy(sort: string | undefined, name: string | undefined): 'ascending' | 'descending' | 'none' {
  if (name === undefined || sort === undefined) return 'none'
  if (sort === name) return 'ascending'
  return sort === `-${name}` ? 'descending' : 'none'
}
