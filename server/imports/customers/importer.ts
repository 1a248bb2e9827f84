import { isPersonalTarget } from '../../../contract/imports/targets.ts'
import { customers } from '../../customers/record.ts'
import { guessSettings } from '../rules/guess.ts'
import { recognise } from '../rules/shops/recognise.ts'
import { keysToWatch } from './find.ts'
import { mistaken } from './mistaken.ts'
import type { ReadRow } from '../rules/read-row.ts'
import { rowReader } from '../rules/read-row.ts'
import type { Importer } from '../run/importer.ts'
import { doublesOf } from './doubles.ts'
import { follow, goesWith, plansOfFollowers } from './followers.ts'
import { openOverlay } from './overlay.ts'
import { planRows } from './plan-rows.ts'
import type { Plan } from './plan.ts'
import { demandRights } from './rights.ts'
import { writePlans } from './write.ts'

/** Customers with all that a file may say of them: addresses, notes, accounts with their passwords. */
export const customerImporter: Importer<ReadRow, Plan> = {
  record: customers,
  guess: guessSettings,
  recognise,
  isPersonal: (field) => field.includes('.') || field === 'account' || isPersonalTarget('customers', field),
  demandRights,
  rowReader,
  keysOf: keysToWatch,
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
    return {
      plan: (reading, rows) => planRows(reading, settings, rows, overlay),
      complete: async (reading, plans) => {
        for (const [{ detail }, list] of await doublesOf(reading, plans)) if (detail) detail.lookalikes = list
      },
    }
  },
}
