import { z } from 'zod'
import { densities, viewColumn } from '../../contract/table-views/table-views.ts'
import { usePreference } from '../platform/session.tsx'
import type { Layout } from '../records/list/layout.ts'

const layout = z.object({ columns: z.array(viewColumn).min(1), density: z.enum(densities) })
const names = z.array(z.string()).min(1)

const readLayout = (kept: unknown): Layout | null => layout.safeParse(kept).data ?? null
/** Columns as they were kept before lists had views. */
const readNames = (kept: unknown): string[] | null => names.safeParse(kept).data ?? null

/** How a person has left a list that they look at without a view. */
export function useKeptLayout(name: string, standard: readonly string[]): [Layout, (layout: Layout) => void] {
  const [kept, keep] = usePreference(`layout.${name}`, readLayout)
  const [columns] = usePreference(`columns.${name}`, readNames)
  if (kept) return [kept, keep]
  const plain = (columns ?? standard).map((column) => ({ column, width: null, labels: {} }))
  return [{ columns: plain, density: 'comfortable' }, keep]
}
