import { z } from 'zod'
import { staffLanguage } from '../../../contract/settings/settings.ts'
import { densities, viewLimits } from '../../../contract/table-views/table-views.ts'

const width = z.coerce.number().int().min(viewLimits.least).max(viewLimits.most)
const isColumns = (text: string): boolean =>
  text.split(',').every((part) => {
    const [name = '', size, ...more] = part.split('-')
    return /^[\w.]+$/.test(name) && (size === undefined || width.safeParse(size).success) && more.length === 0
  })
const ownWords = z.partialRecord(staffLanguage, z.string().min(1).max(80))

/**
 * The whole state of a list, as it stands in the URL; beside a view, what differs from it: there '' and {} stand for
 * nothing where the view has something. What cannot be read is left out.
 */
export const listSearch = z.object({
  view: z.string().max(40).optional().catch(undefined),
  q: z.coerce.string().max(200).optional().catch(undefined),
  filter: z.record(z.string(), z.unknown()).optional().catch(undefined),
  sort: z
    .string()
    .regex(/^(-?\w+)?$/)
    .optional()
    .catch(undefined),
  columns: z.string().max(5_000).refine(isColumns).optional().catch(undefined),
  labels: z.record(z.string(), ownWords).optional().catch(undefined),
  density: z.enum(densities).optional().catch(undefined),
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
