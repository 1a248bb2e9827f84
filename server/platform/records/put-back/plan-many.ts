import type { JournalLine } from '../../../../contract/platform/journal/journal.ts'
import { recordCalled, verbsOf } from '../../composition.ts'
import type { Reading } from '../../database/tx.ts'
import type { AnyRecord } from '../record.ts'
import type { Place, Values } from '../verbs.ts'
import { netChanges, type NetChange } from './net.ts'
import { isAsked, unchangeable, type Plan } from './plan.ts'
import { add, planRow } from './plan-row.ts'
import { keyOf, rowsAt } from './standing.ts'

/** A row whose lines are taken back, with those of what is on its page; `values` are null where it is gone. */
export interface Taken {
  place: Place
  values: Values | null
  /** Oldest first. */
  lines: readonly JournalLine[]
}

/**
 * What of these lines can be put back, row by row in their order, and what cannot and why. Nothing is written. Asks for all
 * rows together what stands beside them: a query for each record that lines tell of.
 */
export async function planMany(
  reading: Reading,
  main: AnyRecord,
  taken: readonly Taken[],
  fields?: readonly string[],
): Promise<Plan[]> {
  const netsOf = taken.map(({ place, lines }) => netChanges(main, place, lines))
  const beside = await besideOf(reading, main, netsOf.flat())
  const plans: Plan[] = []
  for (const [at, { values, place }] of taken.entries()) {
    const plan: Plan = { steps: [], refused: [] }
    const [own, others] = parted(netsOf[at]!, main)
    for (const net of others) add(plan, await ofOther(reading, main, net, beside))
    for (const net of own) add(plan, await ofMain(reading, main, { values, place }, net, plan, beside))
    plans.push({
      steps: plan.steps.filter((one) => isAsked(one.field, fields)),
      refused: plan.refused.filter((one) => isAsked(one.field, fields)),
    })
  }
  return plans
}

const parted = (nets: readonly NetChange[], { type }: AnyRecord): [NetChange[], NetChange[]] => [
  nets.filter((net) => net.subject_type === type),
  nets.filter((net) => net.subject_type !== type),
]

/** What stands on the pages of the rows, as far as lines ask for it. */
interface BesideThem {
  /** Rows by their type, then by their place. */
  rows: ReadonlyMap<string, ReadonlyMap<string, Values>>
  /** Plans of slices' own. */
  plans: ReadonlyMap<NetChange, Plan>
}

async function besideOf(reading: Reading, main: AnyRecord, nets: readonly NetChange[]): Promise<BesideThem> {
  const [own, others] = parted(nets, main)
  const wanted = new Map<string, Place[]>()
  const plans = new Map<NetChange, Plan>()
  for (const [type, some] of Map.groupBy(others, (net) => net.subject_type)) {
    const planned = some.filter((net) => isOwn(net))
    const found = planned.length > 0 ? await verbsOf(type)!.own!.plan(reading, planned) : []
    for (const [at, plan] of found.entries()) plans.set(planned[at]!, plan)
    wanted.set(
      type,
      some.map(({ place }) => place),
    )
  }
  for (const { place, fields } of own)
    for (const [name, [from]] of Object.entries(fields)) {
      const { refers } = main.beside[name] ?? {}
      if (refers && typeof from === 'string')
        wanted.set(refers, [...(wanted.get(refers) ?? []), { id: from, customer_id: place.id }])
    }
  const rows = new Map<string, ReadonlyMap<string, Values>>()
  for (const [type, places] of wanted) {
    const record = recordCalled(type)
    if (record) rows.set(type, await rowsAt(reading, record, places))
  }
  return { rows, plans }
}

/** Whether a slice has a plan of its own for these lines. */
const isOwn = ({ subject_type, before }: NetChange): boolean => before && verbsOf(subject_type)?.own !== undefined

async function ofOther(reading: Reading, main: AnyRecord, net: NetChange, beside: BesideThem): Promise<Plan> {
  const planned = beside.plans.get(net)
  if (planned) return planned
  const [record, verbs] = [recordCalled(net.subject_type), verbsOf(net.subject_type)]
  if (!record || !verbs)
    return { steps: [], refused: [unchangeable(`${net.subject_type}.${net.place.id}`, verbs?.stays?.(net))] }
  const values = beside.rows.get(record.type)?.get(keyOf(record, net.place)) ?? null
  return planRow(reading, { record, verbs, values, owner: main, isThere: () => false }, net)
}

async function ofMain(
  reading: Reading,
  main: AnyRecord,
  { values, place }: Pick<Taken, 'values' | 'place'>,
  net: NetChange,
  { steps, refused }: Plan,
  { rows }: BesideThem,
): Promise<Plan> {
  const verbs = verbsOf(main.type)
  if (!verbs) return { steps: [], refused: [unchangeable(main.type)] }
  const isThere = (type: string, id: string): boolean => {
    const record = recordCalled(type)
    const there = record && rows.get(type)?.has(keyOf(record, { id, customer_id: place.id }))
    return there || steps.some((one) => one.verb === 'bring_back' && one.subject_type === type && one.subject_id === id)
  }
  const plan = await planRow(reading, { record: main, verbs, values, owner: null, isThere }, net)
  // That a row became a default, say, belongs to that it came: it stays one where the row stays.
  const stays = ({ name, now }: (typeof plan.steps)[number]): boolean => {
    const { refers } = main.beside[name ?? ''] ?? {}
    return refers !== undefined && refused.some(({ field }) => field === `${refers}.${String(now)}`)
  }
  return { ...plan, steps: plan.steps.filter((one) => !stays(one)) }
}
