import type { ImportSettings } from '../../../contract/imports/settings.ts'
import type { KnowsHeading } from '../source/header.ts'

/** Cells of a table repeat, and to compare one with all names that are known takes its time. */
function remembering(knows: KnowsHeading): KnowsHeading {
  const known = new Map<string, boolean>()
  return (name) => {
    const before = known.get(name)
    if (before !== undefined) return before
    const is = knows(name)
    known.set(name, is)
    return is
  }
}

/** What tells the row that names the columns: those of the mapping, where there is one. */
export function headingsKnown(importer: { isHeading: KnowsHeading }, settings?: ImportSettings | null): KnowsHeading {
  if (!settings) return remembering((name) => importer.isHeading(name))
  const mapped = new Set(settings.mapping.map(({ column }) => column.toLowerCase()))
  return (name) => mapped.has(name.toLowerCase())
}
