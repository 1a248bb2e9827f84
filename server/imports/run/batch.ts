import { sql } from 'kysely'
import type { ImportSettings } from '../../../contract/import-settings.ts'
import { toldBy, type Refusal } from '../../platform/refusal.ts'
import { refusalOf } from '../../platform/database/refused.ts'
import { attempt, type Reading, type Tx } from '../../platform/database/tx.ts'
import type { ReadRow } from '../rules/read-row.ts'
import { detailOf } from './check-rows.ts'
import { doublesOf } from './doubles.ts'
import { findCustomers, keysOf } from './find.ts'
import { plansOfFollowers } from './followers.ts'
import { openHomes } from './homes.ts'
import { settleManagers } from './managers.ts'
import type { Overlay } from './overlay.ts'
import { planRow, type Plan } from './plan.ts'
import { writePlans } from './write.ts'

/** Plans and writes rows in the transaction. Rows of one batch that share a key follow one another. */
export async function importRows(tx: Tx, settings: ImportSettings, rows: readonly ReadRow[]): Promise<Plan[]> {
  await useIndexes(tx)
  const plans: Plan[] = []
  for (const run of runsOf(settings, rows)) {
    const planned = await plan(tx, settings, run)
    await writePlans(tx, planned)
    plans.push(...planned)
  }
  return plans
}

/** The same row by row: one that the database refuses is undone alone, and says why. */
export async function importOneByOne(tx: Tx, settings: ImportSettings, rows: readonly ReadRow[]): Promise<Plan[]> {
  await useIndexes(tx)
  const plans: Plan[] = []
  const one = async (row: ReadRow): Promise<Plan[]> => {
    const planned = await plan(tx, settings, [row])
    await writePlans(tx, planned)
    return planned
  }
  for (const row of rows) {
    try {
      // Somebody else may have brought the same customer a moment ago: the second time it is found.
      plans.push(...(await attempt(tx, () => one(row)).catch(() => attempt(tx, () => one(row)))))
    } catch (error) {
      const refusal = refusalOf(error)
      if (!refusal) throw error
      const refused = refusedBy(row, refusal)
      plans.push(refused, ...plansOfFollowers(row, refused))
    }
  }
  return plans
}

function refusedBy({ row }: ReadRow, refusal: Refusal): Plan {
  const { code, message, params, field } = toldBy(refusal)
  const target = field?.split('.')[0]
  const remark = { column: null, value: null, code, message, ...(params && { params }), ...(target && { target }) }
  return { row, outcome: 'refused', customer_id: null, remarks: [remark] }
}

/** What a check finds: the same plans, and nothing written. */
export async function checkRows(
  reading: Reading,
  settings: ImportSettings,
  rows: readonly ReadRow[],
  overlay: Overlay,
): Promise<Plan[]> {
  await useIndexes(reading)
  const plans: Plan[] = []
  for (const run of runsOf(settings, rows)) plans.push(...(await plan(reading, settings, run, overlay)))
  for (const [{ detail }, list] of await doublesOf(reading, plans)) if (detail) detail.lookalikes = list
  return plans
}

async function plan(
  reading: Reading,
  settings: ImportSettings,
  rows: readonly ReadRow[],
  overlay?: Overlay,
): Promise<Plan[]> {
  const homes = await openHomes(reading)
  const found = await findCustomers(reading, settings, rows, overlay)
  await settleManagers(reading, rows, found)
  const plans: Plan[] = []
  for (const [at, row] of rows.entries()) {
    const planned = await planRow({ settings, homes }, row, found[at]!)
    if (overlay) {
      planned.detail = detailOf(row, planned, found[at]!.known)
      overlay.keep(row, planned, found[at]!.known)
    }
    plans.push(planned, ...plansOfFollowers(row, planned))
  }
  return plans
}

/** Every look-up here is by key; on a table that has just grown the planner does not know that. */
async function useIndexes({ db }: Reading): Promise<void> {
  await sql`select set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true)`.execute(
    db,
  )
}

/** Cuts a batch where a row has a key that an earlier one has: it may mean the customer which that one makes. */
export function* runsOf(settings: ImportSettings, rows: readonly ReadRow[]): Generator<ReadRow[]> {
  const emails = settings.match.includes('email') || settings.accounts
  let run: ReadRow[] = []
  let seen = new Set<string>()
  for (const row of rows) {
    const { number, external_id, email } = keysOf(row)
    const keys = [...number, ...external_id, ...(emails ? email : [])]
    if (keys.some((key) => seen.has(key))) {
      yield run
      run = []
      seen = new Set()
    }
    for (const key of keys) seen.add(key)
    run.push(row)
  }
  if (run.length > 0) yield run
}
