import type { ImportSettings } from '../../../contract/imports/settings.ts'
import type { KnowsHeading } from '../source/header.ts'

/** What tells the row that names the columns: those of the mapping, where there is one. */
export function headingsKnown(importer: { isHeading: KnowsHeading }, settings?: ImportSettings | null): KnowsHeading {
  if (!settings) return (name) => importer.isHeading(name)
  const mapped = new Set(settings.mapping.map(({ column }) => column.toLowerCase()))
  return (name) => mapped.has(name.toLowerCase())
}
