import type { LikelyDouble } from '../../../contract/customers/lookalikes.ts'
import { likelyDoubles, type Entered } from '../../customers/likely-doubles/queries/likely-doubles.ts'
import type { Reading } from '../../platform/database/tx.ts'
import { firstEmailOf } from './emails.ts'
import type { Plan } from './plan.ts'

const mostOfRow = 5
/** So many persons are looked for with one query. */
const together = 200

/** Finds likely doubles of the customers that rows would create, among those who are there already. */
export async function doublesOf(reading: Reading, plans: readonly Plan[]): Promise<Map<Plan, LikelyDouble[]>> {
  const found = new Map<Plan, LikelyDouble[]>()
  const asked = plans.flatMap((plan) => (plan.create ? [[plan, enteredOf(plan.create)] as const] : []))
  for (let at = 0; at < asked.length; at += together) {
    const some = asked.slice(at, at + together)
    const lists = await likelyDoubles(
      reading,
      some.map(([, one]) => one),
    )
    for (const [place, [plan]] of some.entries()) found.set(plan, lists[place]!.slice(0, mostOfRow))
  }
  return found
}

function enteredOf({ customer: { input, phones = [] }, addresses }: NonNullable<Plan['create']>): Entered {
  const { emails, first_name, last_name, company_name, date_of_birth } = input
  return {
    email: firstEmailOf(input),
    ...(emails && { emails: emails.map(({ address }) => address) }),
    ...(first_name && { first_name }),
    ...(last_name && { last_name }),
    ...(company_name && { company_name }),
    ...(date_of_birth && { date_of_birth }),
    phones,
    addresses: addresses?.list ?? [],
  }
}
