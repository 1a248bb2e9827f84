import { verbsOf } from '../../composition.ts'
import { doOrHalve } from '../../database/refused.ts'
import { attempt, type Tx } from '../../database/tx.ts'
import type { AnyRecord } from '../record.ts'
import { applySteps, type Applied } from './apply.ts'
import { patchOf } from './patch-of-steps.ts'
import { planMany, type Taken } from './plan-many.ts'
import type { Plan, Step } from './plan.ts'
import type { PutBack } from './put-back.ts'

interface Planned {
  taken: Taken
  plan: Plan
}

/**
 * Takes back what lines changed on many rows, each as `putBackLines` does, with a few statements for all whose own values
 * alone come back. Where one of those is refused it goes again by itself, value by value. Answers by id. The caller has
 * locked the rows.
 */
export async function putBackMany(tx: Tx, record: AnyRecord, list: readonly Taken[]): Promise<Map<string, PutBack>> {
  const plans = await planMany(tx, record, list)
  const planned = list.map((taken, at): Planned => ({ taken, plan: plans[at]! }))
  const answers = new Map<string, PutBack>()
  const tell = ({ taken, plan }: Planned, { put_back, refused }: Applied): void =>
    void answers.set(taken.place.id, { put_back, refused: [...plan.refused, ...refused] })
  const apart = new Set(planned.filter(({ plan }) => !plan.steps.every((step) => isTogether(record, step))))
  const done = await doOrHalve(
    tx,
    planned.filter((one) => !apart.has(one)),
    (some) => together(tx, record, some),
    (one): [Planned, Applied | null] => [one, null],
  )
  for (const [one, applied] of done)
    if (applied) tell(one, applied)
    else apart.add(one)
  for (const one of apart) tell(one, await attempt(tx, () => applySteps(tx, record, one.plan.steps)))
  return answers
}

const isOfRow = ({ type }: AnyRecord, { subject_type, verb }: Step): boolean =>
  subject_type === type && verb === 'change' && verbsOf(type)?.changeMany !== undefined

const isOwn = ({ subject_type, line }: Step): boolean => line !== undefined && verbsOf(subject_type)?.own !== undefined

const isTogether = (record: AnyRecord, step: Step): boolean => isOfRow(record, step) || isOwn(step)

async function together(tx: Tx, record: AnyRecord, list: readonly Planned[]): Promise<[Planned, Applied][]> {
  const patches = list.flatMap(({ taken, plan }) => {
    const own = plan.steps.filter((step) => isOfRow(record, step))
    return own.length > 0 ? [[taken.place.id, patchOf(record, taken.values!, own)] as const] : []
  })
  if (patches.length > 0) await verbsOf(record.type)!.changeMany!(tx, new Map(patches))
  const rest = list.flatMap(({ plan }) => plan.steps.filter((step) => !isOfRow(record, step)))
  for (const [type, steps] of Map.groupBy(rest, (step) => step.subject_type)) await verbsOf(type)!.own!.take(tx, steps)
  return list.map((one) => [one, { put_back: one.plan.steps.map(({ field }) => field), refused: [] }])
}
