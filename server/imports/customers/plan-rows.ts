import { displayName } from '../../../contract/customers/names.ts'
import type { ImportSettings } from '../../../contract/imports/settings.ts'
import type { Reading } from '../../platform/database/tx.ts'
import type { ReadRow } from '../rules/read-row.ts'
import type { Detail } from '../run/importer.ts'
import { alikeOf, planAlready } from './already.ts'
import { differencesOf } from './differences.ts'
import { findCustomers } from './find.ts'
import { plansOfFollowers } from './followers.ts'
import { openHomes } from './homes.ts'
import type { Known } from './known.ts'
import { settleManagers } from './managers.ts'
import type { Overlay } from './overlay.ts'
import { planRow, type Plan } from './plan.ts'

/** Finds the customers of rows that have no key in common, and decides about each. An overlay keeps what a check would write. */
export async function planRows(
  reading: Reading,
  settings: ImportSettings,
  rows: readonly ReadRow[],
  overlay?: Overlay,
): Promise<Plan[]> {
  const homes = await openHomes(reading)
  const found = await findCustomers(reading, settings, rows, overlay)
  await settleManagers(reading, rows, found)
  const alike = await alikeOf(reading, settings, rows, overlay)
  const plans: Plan[] = []
  for (const [at, row] of rows.entries()) {
    const already = await planAlready(
      { settings, homes, checks: overlay !== undefined },
      row,
      found[at]!,
      alike.get(row) ?? [],
    )
    const planned = already ?? (await planRow({ settings, homes, checks: overlay !== undefined }, row, found[at]!))
    if (overlay) {
      planned.detail = detailOf(row, planned, found[at]!.known)
      overlay.keep(row, planned, found[at]!.known)
    }
    plans.push(planned, ...plansOfFollowers(row, planned))
  }
  return plans
}

/** Describes what a plan would do. */
function detailOf(row: ReadRow, plan: Plan, known: Known | null): Detail {
  const named = known?.row ?? plan.create?.customer.input ?? row.values
  return {
    customer_id: known?.row.id ?? null,
    number: known?.row.number || row.values.number || null,
    title: displayName(named as Parameters<typeof displayName>[0]) || null,
    email: row.values.email ?? known?.row.email ?? null,
    changes: differencesOf(plan, known),
    lookalikes: [],
  }
}
