import type { BulkAction, BulkChange } from '../../../contract/bulk.ts'
import { eraseCustomer } from '../../customers/actions/erase.ts'
import { patchCustomers } from '../../customers/actions/patch-many.ts'
import { lockCustomers, missing } from '../../customers/queries/visible.ts'
import type { JobRow } from '../../platform/jobs/rows.ts'
import { Refusal, toldBy } from '../../platform/refusal.ts'
import { doOrHalve } from '../../platform/database/refused.ts'
import type { Tx } from '../../platform/database/tx.ts'
import type { Target } from '../queries/targets.ts'
import { patchFor } from '../rules/patch.ts'

/** Does the action to some customers, and answers what became of each. */
export function actOn(tx: Tx, action: BulkAction, targets: readonly Target[]): Promise<JobRow[]> {
  return action.kind === 'erase' ? erase(tx, targets) : change(tx, action, targets)
}

const stale = new Refusal('stale', 'Somebody has saved this customer since. Look at it again.')

async function change(tx: Tx, action: BulkChange, targets: readonly Target[]): Promise<JobRow[]> {
  const numbers = new Map<string, string>()
  const act = async (some: readonly Target[]): Promise<JobRow[]> => {
    const patched = await patchCustomers(
      tx,
      some.map((target) => target.customer_id),
      (row, siteIds, place) => {
        numbers.set(row.id, row.number)
        const { version } = some[place]!
        return version !== null && version !== row.version ? stale : patchFor(action, row, siteIds)
      },
    )
    return patched.map((one, at) => rowOf(some[at]!, one.number, one.state === 'refused' ? one.why : one.state))
  }
  return doOrHalve(tx, targets, act, (target, why) => rowOf(target, numbers.get(target.customer_id) ?? null, why))
}

async function erase(tx: Tx, targets: readonly Target[]): Promise<JobRow[]> {
  const seen = await lockCustomers(
    tx,
    targets.map((target) => target.customer_id),
  )
  const act = async ([target]: readonly Target[]): Promise<JobRow[]> => {
    const { customer_id, version } = target!
    const row = seen.get(customer_id)
    if (!row) return [rowOf(target!, null, missing)]
    if (version !== null && version !== row.version) return [rowOf(target!, row.number, stale)]
    await eraseCustomer(tx, customer_id)
    return [rowOf(target!, row.number, 'done')]
  }
  const rows: JobRow[] = []
  for (const target of targets)
    rows.push(
      ...(await doOrHalve(tx, [target], act, (one, why) => rowOf(one, seen.get(one.customer_id)?.number ?? null, why))),
    )
  return rows
}

/** Values stay out of it: the sentences of a refusal name fields and records, never what stands in them. */
function rowOf({ place, customer_id }: Target, number: string | null, what: 'done' | 'unchanged' | Refusal): JobRow {
  const told = { place, subject_type: 'customer', subject_id: customer_id, title: number ?? '?' }
  if (!(what instanceof Refusal)) return { ...told, state: what }
  const { code, message, field, params } = toldBy(what)
  return { ...told, state: 'refused', code, message, data: { ...(field && { field }), ...params } }
}
