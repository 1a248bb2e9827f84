import { composedConstraints, composedVerbs, recordCalled, verbsOf } from '../../composition.ts'
import { attempt, type Tx } from '../../database/tx.ts'
import { asRefusal } from '../../http/failures.ts'
import { toldBy, type Refusal } from '../../refusal.ts'
import { missing } from '../rows.ts'
import type { AnyRecord } from '../record.ts'
import type { Place } from '../verbs.ts'
import { patchOf } from './patch-of-steps.ts'
import { refusalOf, type RefusedField, type Step } from './plan.ts'
import { keyOf, rowsAt } from './standing.ts'

export interface Applied {
  put_back: string[]
  refused: RefusedField[]
}

/** Takes steps through the actions of their records. What an action refuses is told; the rest goes on. */
export async function applySteps(tx: Tx, main: AnyRecord, steps: readonly Step[]): Promise<Applied> {
  const applied: Applied = { put_back: [], refused: [] }
  for (const [type, verbs] of orderOf(main, steps)) {
    const some = steps.filter((one) => one.subject_type === type && verbs.includes(one.verb))
    if (verbs === changes)
      for (const own of Map.groupBy(some, (one) => one.subject_id).values())
        await together(tx, applied, own, (part) => change(tx, type, own[0]!.place, part))
    else for (const one of some) await take(tx, applied, [one], () => act(tx, one))
  }
  return applied
}

type Verb = Step['verb']
const changes: readonly Verb[] = ['change']
const removes: readonly Verb[] = ['remove']
const returns: readonly Verb[] = ['bring_back']

/**
 * What somebody points at has to be there first and goes last: rows to which the owner refers come back before its own
 * values do, and are removed after them.
 */
function orderOf(main: AnyRecord, steps: readonly Step[]): [string, readonly Verb[]][] {
  const touched = new Set(steps.map((one) => one.subject_type))
  const types = composedVerbs().flatMap(([type]) => (type !== main.type && touched.has(type) ? type : []))
  const pointedAt = new Set(Object.values(main.beside).flatMap(({ refers }) => refers ?? []))
  const [referred, others] = [types.filter((type) => pointedAt.has(type)), types.filter((type) => !pointedAt.has(type))]
  const states = (type: string, way: 'on' | 'off'): [string, Verb[]] => [
    type,
    (recordCalled(type)?.states ?? []).map((state) => state[way].act as Verb),
  ]
  return [
    ...referred.map((type): [string, readonly Verb[]] => [type, returns]),
    [main.type, returns],
    states(main.type, 'off'),
    [main.type, changes],
    states(main.type, 'on'),
    ...types.map((type): [string, readonly Verb[]] => [type, changes]),
    ...[...referred, ...others].flatMap((type): [string, readonly Verb[]][] => [
      states(type, 'off'),
      [type, removes],
      ...(pointedAt.has(type) ? [] : [[type, returns] as [string, readonly Verb[]]]),
      states(type, 'on'),
    ]),
    [main.type, removes],
  ]
}

/** All at once; where that is refused, each alone, so that one does not hold up the others. */
async function together(
  tx: Tx,
  applied: Applied,
  steps: readonly Step[],
  act: (steps: readonly Step[]) => Promise<unknown>,
): Promise<void> {
  const all: Applied = { put_back: [], refused: [] }
  await take(tx, all, steps, () => act(steps))
  if (all.refused.length === 0 || steps.length === 1) {
    applied.put_back.push(...all.put_back)
    applied.refused.push(...all.refused)
    return
  }
  for (const one of steps) await take(tx, applied, [one], () => act([one]))
}

async function take(tx: Tx, applied: Applied, steps: readonly Step[], act: () => Promise<unknown>): Promise<void> {
  try {
    await attempt(tx, act)
    applied.put_back.push(...steps.map((one) => one.field))
  } catch (error) {
    const refusal = asRefusal(error, composedConstraints())
    if (refusal.code === 'internal' || refusal.code === 'busy') throw error
    applied.refused.push(...steps.map((one) => refusedBy(one, refusal)))
  }
}

function refusedBy({ field, now }: Step, refusal: Refusal): RefusedField {
  if (refusal.code === 'forbidden') return { field, code: 'not_allowed', message: refusalOf.not_allowed }
  const { code: reason, message, params } = toldBy(refusal)
  return { field, code: 'cannot', reason, message, ...(params && { params }), now }
}

/** Of a list one step may have come back before another: the row is read again. */
async function change(tx: Tx, type: string, place: Place, steps: readonly Step[]): Promise<void> {
  const record = recordCalled(type)!
  const row = (await rowsAt(tx, record, [place])).get(keyOf(record, place))
  if (!row) throw missing(record)
  await verbsOf(type)!.change!(tx, place, patchOf(record, row, steps))
}

async function act(tx: Tx, step: Step): Promise<unknown> {
  const verbs = verbsOf(step.subject_type)!
  if (verbs.own && step.line) return verbs.own.take(tx, [step])
  if (step.verb === 'remove') return verbs.remove!(tx, step.place)
  if (step.verb === 'bring_back') return verbs.bringBack!(tx, step.place, step.kept!)
  return verbs.states![step.verb]!(tx, step.place)
}
