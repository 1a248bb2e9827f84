import { customerFieldList } from '../../../contract/customers.ts'
import type { Change } from '../../../contract/journal-kinds.ts'
import type { JournalLine } from '../../../contract/journal.ts'
import type { Reading } from '../../platform/database/tx.ts'
import { netChanges, type NetChange } from '../rules/net.ts'
import { isAsked, refusedAs, type cannotBe, type Plan } from '../rules/plan.ts'
import { planCustomer } from './plan-customer.ts'
import { planPassword } from './plan-password.ts'
import { planAddress, planNote } from './plan-records.ts'
import type { Standing } from './standing.ts'

/** What of these lines, oldest first, can be put back on a customer, and what cannot and why. Nothing is written. */
export async function planPutBack(
  reading: Reading,
  standing: Standing,
  lines: readonly JournalLine[],
  fields?: readonly string[],
): Promise<Plan> {
  const { row } = standing
  const own = lines.filter((line) => line.customer_id === row.id)
  const plan: Plan = { steps: [], refused: [] }
  const nets = netChanges(row.id, own)
  for (const net of nets.filter((one) => one.subject_type !== 'customer'))
    add(plan, await ofRecord(reading, standing, net))
  const staying = new Set(plan.refused.flatMap(({ field }) => /^address\.([^.]+)$/.exec(field)?.[1] ?? []))
  const returning = plan.steps.filter((one) => one.verb === 'bring_back').map((one) => one.subject_id)
  for (const net of nets.filter((one) => one.subject_type === 'customer')) {
    if (!net.before || !net.after) plan.refused.push(refusedAs('customer', net.after ? 'created_here' : 'removed_here'))
    const own = planCustomer(reading, standing, inOrder(net.fields), returning)
    // What made an address a default belongs to that it came: it stays one where the address stays.
    add(plan, {
      ...own,
      steps: own.steps.filter(({ name, now }) => !name?.startsWith('default_') || !staying.has(String(now))),
    })
  }
  return {
    steps: plan.steps.filter((one) => isAsked(one.field, fields)),
    refused: plan.refused.filter((one) => isAsked(one.field, fields)),
  }
}

const place = (path: string): number => customerFieldList.findIndex(({ name }) => name === path.split('.')[0])

/** In the order of forms. */
const inOrder = (fields: Record<string, Change>): Record<string, Change> =>
  Object.fromEntries(Object.entries(fields).toSorted(([one], [other]) => place(one) - place(other)))

function add(plan: Plan, { steps, refused }: Plan): void {
  plan.steps.push(...steps)
  plan.refused.push(...refused)
}

async function ofRecord(reading: Reading, standing: Standing, net: NetChange): Promise<Plan> {
  if (net.subject_type === 'address') return planAddress(reading, standing.row.id, net)
  if (net.subject_type === 'note') return planNote(reading, standing.row.id, net)
  if (net.subject_type === 'account' && net.before) return planPassword(reading, standing, net)
  const reason = reasons[net.subject_type] ?? 'cannot'
  return { steps: [], refused: [refusedAs(`${net.subject_type}.${net.subject_id}`, reason)] }
}

const reasons: Record<string, keyof typeof cannotBe> = { account: 'account_stays', mail: 'letter_stays' }
