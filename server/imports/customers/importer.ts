import { isPersonalTarget } from '../../../contract/imports/targets.ts'
import { customers } from '../../customers/record.ts'
import { guessSettings, isHeading } from '../rules/guess.ts'
import { isShopColumn, recognise } from '../rules/shops/recognise.ts'
import { keysToWatch } from './keys-to-watch.ts'
import { mistaken } from './mistaken.ts'
import type { ReadRow } from '../rules/read-row.ts'
import { rowReader } from '../rules/read-row.ts'
import type { Importer } from '../run/importer.ts'
import { doublesOf } from './doubles.ts'
import { follow, goesWith, plansOfFollowers } from './followers.ts'
import { openOverlay } from './overlay.ts'
import { planRows } from './plan-rows.ts'
import type { Plan } from './plan.ts'
import { openTwins, twinKeys } from './same-file.ts'
import { saysOf, whom } from './says.ts'
import { demandRights } from './rights.ts'
import { writePlans } from './write.ts'

/** Customers with all that a file may say of them: addresses, notes, accounts with their passwords. */
export const customerImporter: Importer<ReadRow, Plan> = {
  record: customers,
  guess: guessSettings,
  recognise,
  isHeading: (name) => isHeading(name) || isShopColumn(name),
  isPersonal: (field) => field.includes('.') || field === 'account' || isPersonalTarget('customers', field),
  demandRights,
  rowReader,
  keysOf: keysToWatch,
  whom,
  says: saysOf,
  twinKeys: (row) => [...new Set(twinKeys(row).map(([key]) => key))],
  goesWith,
  follow,
  plan: planRows,
  mistaken,
  write: writePlans,
  refused(row, remark) {
    const head: Plan = { row: row.row, outcome: 'refused', customer_id: null, remarks: [remark] }
    return [head, ...plansOfFollowers(row, head)]
  },
  openCheck(settings, repeated) {
    const overlay = openOverlay(settings, repeated)
    const twinsOf = openTwins(repeated)
    return {
      plan: async (reading, rows) => {
        const plans = await planRows(reading, settings, rows, overlay)
        const byRow = new Map(plans.map((plan) => [plan.row, plan]))
        for (const row of rows) tellTwins(byRow.get(row.row), row, twinsOf)
        return plans
      },
      complete: async (reading, plans) => {
        for (const [{ detail }, list] of await doublesOf(reading, plans)) if (detail) detail.lookalikes = list
      },
    }
  },
}

/** A row that would make somebody is told of those before it who seem to be the same. */
function tellTwins(plan: Plan | undefined, row: ReadRow, twinsOf: ReturnType<typeof openTwins>): void {
  if (!plan || plan.outcome === 'refused') return
  const twins = twinsOf(row, plan.customer_id)
  if (plan.create && plan.detail && twins.length > 0) plan.detail.same_file = twins
}
