import type { BulkAction, BulkChange, BulkCreate } from '../../../contract/platform/bulk.ts'
import { bulkVerbsOf, resourceCalled } from '../../platform/composition.ts'
import { doOrHalve } from '../../platform/database/refused.ts'
import type { Tx } from '../../platform/database/tx.ts'
import type { JobRow } from '../../platform/jobs/rows.ts'
import type { AnyRecord } from '../../platform/records/record.ts'
import { lockRows, missing } from '../../platform/records/rows.ts'
import type { Values } from '../../platform/records/write/settle.ts'
import { Refusal, toldBy } from '../../platform/refusal.ts'
import type { Target } from '../queries/targets.ts'
import { patchFor } from '../rules/patch.ts'

/** Does the action to some records, and answers what became of each. */
export function actOn(tx: Tx, record: AnyRecord, action: BulkAction, targets: readonly Target[]): Promise<JobRow[]> {
  if (action.kind === 'change') return change(tx, record, action, targets)
  return action.kind === 'create' ? create(tx, record, action, targets) : end(tx, record, targets)
}

type Row = Values & { id: string }

const stale = new Refusal('stale', 'Somebody has saved it since. Look at it again.')
const isStale = ({ version }: Target, row: Row): boolean => version !== null && version !== row['version']

async function change(tx: Tx, record: AnyRecord, action: BulkChange, targets: readonly Target[]): Promise<JobRow[]> {
  const verbs = bulkVerbsOf(record.type)
  const { told, see } = telling(record)
  const act = async (some: readonly Target[]): Promise<JobRow[]> => {
    const patchOf = (row: Row, place: number): Values | Refusal => {
      see(row)
      return isStale(some[place]!, row) ? stale : patchFor(record, action, row)
    }
    const ids = some.map((target) => target.subject_id)
    const changed = await verbs.change(tx, ids, patchOf, action)
    return changed.map((one, at) => told(some[at]!, one.state === 'refused' ? one.why : one.state))
  }
  return doOrHalve(tx, targets, act, told)
}

/** A row of another record for each of them. */
async function create(tx: Tx, record: AnyRecord, action: BulkCreate, targets: readonly Target[]): Promise<JobRow[]> {
  const verbs = bulkVerbsOf(resourceCalled(action.resource).type)
  return onEach(tx, record, targets, async (rows) => {
    await verbs.create!(
      tx,
      rows.map(({ id }) => ({ ...action.values, [action.field]: id })),
    )
  })
}

const end = (tx: Tx, record: AnyRecord, targets: readonly Target[]): Promise<JobRow[]> =>
  onEach(tx, record, targets, (rows) => bulkVerbsOf(record.type).end(tx, rows))

/** Locks those that are there and as they were seen, and does the same to all of them. */
async function onEach(
  tx: Tx,
  record: AnyRecord,
  targets: readonly Target[],
  doAll: (rows: Row[]) => Promise<void>,
): Promise<JobRow[]> {
  const { told, see } = telling(record)
  const ids = targets.map((target) => target.subject_id)
  const rows = await lockRows<Row>(record, tx, ids)
  const left: JobRow[] = []
  const wanted: Target[] = []
  for (const target of targets) {
    const row = rows.get(target.subject_id)
    if (row) see(row)
    if (row && !isStale(target, row)) wanted.push(target)
    else left.push(told(target, row ? stale : missing(record)))
  }
  const act = async (some: readonly Target[]): Promise<JobRow[]> => {
    await doAll(some.map((target) => rows.get(target.subject_id)!))
    return some.map((target) => told(target, 'done'))
  }
  return [...left, ...(await doOrHalve(tx, wanted, act, told))]
}

/** Values stay out of it: the sentences of a refusal name fields and records, never what stands in them. */
function telling({ type }: AnyRecord) {
  const { title } = bulkVerbsOf(type)
  const titles = new Map<string, string>()
  return {
    see: (row: Row): void => void titles.set(row.id, title(row)),
    told({ place, subject_id }: Target, what: 'done' | 'unchanged' | Refusal): JobRow {
      const of = { place, subject_type: type, subject_id, title: titles.get(subject_id) ?? '?' }
      if (!(what instanceof Refusal)) return { ...of, state: what }
      const { code, message, field, params } = toldBy(what)
      return { ...of, state: 'refused', code, message, data: { ...(field && { field }), ...params } }
    },
  }
}
