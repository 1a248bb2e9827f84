import type { ImportSettings } from '../../../contract/imports/settings.ts'
import { foldText } from '../../../contract/platform/fold.ts'
import { customersCalled, type Called } from '../../customers/queries/called.ts'
import type { Reading } from '../../platform/database/tx.ts'
import type { ReadRow } from '../rules/read-row.ts'
import { isAddress } from './address.ts'
import { keysOf, type Found } from './find.ts'
import { readKnown, type Known } from './known.ts'
import type { Overlay } from './overlay.ts'
import { planRow, type Plan, type PlanContext } from './plan.ts'
import { exists, sameAlready } from './remarks.ts'

/** Whether a row has none of the keys by which it could be found. */
export function isKeyless(
  { match, kind, mode }: Pick<ImportSettings, 'match' | 'kind' | 'mode'>,
  row: ReadRow,
): boolean {
  const keys = keysOf(row)
  return kind === 'customers' && mode !== 'update' && match.every((by) => keys[by].length === 0)
}

/** How a row without a key calls whom it means; null where it has one, or calls nobody. */
export function whoKey(settings: ImportSettings, row: ReadRow): string | null {
  if (!isKeyless(settings, row)) return null
  const { first_name, last_name, company_name, email, phone } = calledBy(row)
  const name = first_name || last_name ? [first_name, last_name] : [company_name || email || phone]
  const text = foldText(name.filter(Boolean).join('\u0001'))
  return text === '' ? null : `who\0\0${text}`
}

const calledBy = ({ values, phones }: ReadRow): Called => ({
  first_name: values.first_name,
  last_name: values.last_name,
  company_name: values.company_name,
  email: values.email,
  phone: phones[0]?.number,
})

/**
 * Customers who may be all that a row without a key says: those who are called as it calls them. A file that is imported
 * again must not make them again.
 */
export async function alikeOf(
  reading: Reading,
  settings: ImportSettings,
  rows: readonly ReadRow[],
  overlay?: Overlay,
): Promise<Map<ReadRow, Known[]>> {
  const keyless = rows.filter((row) => !row.refused && isKeyless(settings, row))
  if (keyless.length === 0) return new Map()
  const ids = await customersCalled(reading, keyless.map(calledBy))
  const known = await readKnown(
    reading,
    keyless.flatMap((row, at) => ids[at]!.map((id) => [row, id] as const)),
  )
  return new Map(
    keyless.map((row, at) => [
      row,
      [...ids[at]!.flatMap((id) => known.get(id) ?? []), ...(overlay?.alike(whoKey(settings, row)) ?? [])],
    ]),
  )
}

/** The plan of a row that says nothing but what one of these customers is already; null where it says more. */
export async function planAlready(
  context: PlanContext,
  row: ReadRow,
  found: Found,
  alike: readonly Known[],
): Promise<Plan | null> {
  if (found.known || found.ended) return null
  const settings = { ...context.settings, mode: 'both' as const }
  for (const known of alike) {
    if (!isEnough(row, known)) continue
    const plan = await planRow({ ...context, settings }, row, { ...found, known })
    if (plan.outcome !== 'unchanged') continue
    const { number } = known.row
    if (context.settings.mode === 'create') return { ...plan, outcome: 'skipped', remarks: [exists(number)] }
    return { ...plan, remarks: [...plan.remarks, sameAlready(number)] }
  }
  return null
}

/** A name alone is that of many: it is the same only where nothing else is known of the other one either. */
function isEnough({ values, phones, addresses }: ReadRow, { row }: Known): boolean {
  if (values.email || phones.length > 0 || addresses.some(isAddress) || values.date_of_birth) return true
  const more = row.email ?? row.date_of_birth ?? row.default_billing_address_id
  return more === null && row.phones.length === 0
}
