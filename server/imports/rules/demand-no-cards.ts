import { isCardNumber } from '../../../contract/imports/card-numbers.ts'
import type { ImportSettings } from '../../../contract/imports/settings.ts'
import { refuseProblem, type Refusal } from '../../platform/refusal.ts'

const refused = (columns: readonly string[]): Refusal =>
  refuseProblem('invalid', '', 'card_numbers', { columns: columns.slice(0, 10).join(', ') })

/** Refuses with `card_numbers` a file without a heading row whose first row has such numbers: headings are kept and shown. */
export function demandNoCardHeadings(columns: readonly string[]): void {
  const found = columns.flatMap((heading, at) => (isCardNumber(heading) ? [`${at + 1}.`] : []))
  if (found.length > 0) throw refused(found)
}

/** The settings without the columns that never come in. */
export function withoutRefused(
  settings: ImportSettings,
  columns: readonly { name: string; refused: unknown }[],
): ImportSettings {
  const refused = new Set(columns.flatMap((one) => (one.refused ? [one.name.toLowerCase()] : [])))
  return { ...settings, mapping: settings.mapping.filter(({ column }) => !refused.has(column.toLowerCase())) }
}

/** Refuses with `card_numbers` an import that would store one of these columns. */
export function demandNoCards({ mapping }: ImportSettings, cards: readonly string[]): void {
  const mapped = new Set(mapping.map(({ column }) => column.toLowerCase()))
  const stored = cards.filter((column) => mapped.has(column.toLowerCase()))
  if (stored.length > 0) throw refused(stored)
}
