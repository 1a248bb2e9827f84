import type { LikelyDouble } from '../../../contract/lookalikes.ts'
import { likelyDoubles, type Entered } from '../../customers/queries/likely-doubles.ts'
import type { Reading } from '../../platform/tx.ts'
import type { Creation } from './creation.ts'
import type { Plan } from './plan.ts'

/** Finds customers who are probably those that rows would create, with a few queries for all rows. */
export async function doublesOf(reading: Reading, plans: readonly Plan[]): Promise<Map<Plan, LikelyDouble[]>> {
  const creating = plans.filter((plan) => plan.create)
  if (creating.length === 0) return new Map()
  const found = await likelyDoubles(
    reading,
    creating.map((plan) => enteredBy(plan.create!)),
  )
  return new Map(creating.map((plan, at) => [plan, found[at] ?? []]))
}

function enteredBy({ customer: { input, phones = [] }, addresses }: Creation): Entered {
  const { first_name, last_name, company_name, date_of_birth, email } = input
  return {
    first_name: first_name ?? null,
    last_name: last_name ?? null,
    company_name: company_name ?? null,
    date_of_birth: date_of_birth ?? null,
    email: email ?? null,
    phones: phones.map(({ phone }) => phone.number),
    addresses: addresses?.list ?? [],
  }
}
