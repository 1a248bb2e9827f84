import type { JournalLine } from '../../../contract/journal.ts'
import { removeImportedPasswords } from '../../accounts/actions/passwords.ts'
import { patchCustomers } from '../../customers/actions/patch-many.ts'
import { lockCustomers, type CustomerRow } from '../../customers/queries/visible.ts'
import { doOrHalve } from '../../platform/database/refused.ts'
import { attempt, type Tx } from '../../platform/database/tx.ts'
import { planPutBack } from '../queries/plan.ts'
import { standingsOf } from '../queries/standing.ts'
import { patchOfSteps } from '../rules/patch-of-steps.ts'
import type { Plan, Step } from '../rules/plan.ts'
import { applySteps, passwordOf, type Applied } from './apply.ts'
import type { PutBack } from './put-back.ts'

interface Planned {
  row: CustomerRow
  plan: Plan
}

/**
 * Takes back what lines changed on customers, each as `putBackLines` does, with a few statements for all whose own
 * fields alone come back. Where one of those is refused it goes again by itself, field by field. Answers by id; who is
 * not there, or may not be seen, is left out.
 */
export async function putBackMany(
  tx: Tx,
  lines: ReadonlyMap<string, readonly JournalLine[]>,
): Promise<Map<string, PutBack>> {
  const rows = [...(await lockCustomers(tx, [...lines.keys()])).values()]
  const standings = await standingsOf(tx, rows, [...lines.values()].flat())
  const planned: Planned[] = []
  for (const row of rows) {
    const plan = await planPutBack(tx, standings.get(row.id)!, lines.get(row.id) ?? [])
    planned.push({ row, plan })
  }
  const answers = new Map<string, PutBack>()
  const tell = ({ row, plan }: Planned, { put_back, refused }: Applied): void =>
    void answers.set(row.id, { put_back, refused: [...plan.refused, ...refused] })
  const apart = new Set(planned.filter(({ plan }) => !plan.steps.every(isTogether)))
  const done = await doOrHalve(
    tx,
    planned.filter((one) => !apart.has(one)),
    (some) => together(tx, some),
    (one): [Planned, Applied | null] => [one, null],
  )
  for (const [one, applied] of done)
    if (applied) tell(one, applied)
    else apart.add(one)
  for (const one of apart) tell(one, await attempt(tx, () => applySteps(tx, one.row, one.plan.steps)))
  return answers
}

const isChange = ({ subject_type, verb }: Step): boolean => subject_type === 'customer' && verb === 'change'
const isTogether = (step: Step): boolean => isChange(step) || step.subject_type === 'account'

async function together(tx: Tx, list: readonly Planned[]): Promise<[Planned, Applied][]> {
  const steps = new Map(list.map(({ row, plan }) => [row.id, plan.steps]))
  const changed = list.filter(({ plan }) => plan.steps.some(isChange)).map(({ row }) => row.id)
  const former = new Map<string, string[]>()
  const patched = await patchCustomers(
    tx,
    changed,
    (row) => {
      const { patch, formerPhones } = patchOfSteps(row, (steps.get(row.id) ?? []).filter(isChange))
      former.set(row.id, formerPhones)
      return patch
    },
    (id) => former.get(id) ?? [],
  )
  for (const one of patched) if (one.state === 'refused') throw one.why
  const passwords = list.flatMap(({ row, plan }) =>
    plan.steps.filter((one) => !isChange(one)).map((one) => passwordOf(row.id, one)),
  )
  await removeImportedPasswords(tx, passwords)
  return list.map((one) => [one, { put_back: one.plan.steps.map(({ field }) => field), refused: [] }])
}
