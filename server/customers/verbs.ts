import type { Customer, CustomerListItem, CustomerPatch } from '../../contract/customers/record.ts'
import { can } from '../platform/actor.ts'
import type { Reading, Tx } from '../platform/database/tx.ts'
import type { Unchangeable } from '../platform/records/put-back/plan.ts'
import { answerOf } from '../platform/records/answer.ts'
import type { ToldAsOf, Values, Verbs } from '../platform/records/verbs.ts'
import { undoCreations } from './actions/erase.ts'
import { patchCustomers } from './actions/patch-many.ts'
import { patchCustomer } from './actions/patch.ts'
import { presumption } from './presumed-gender/queries/presumed-gender.ts'
import { readCustomer } from './queries/read.ts'
import { siteIdsOf } from './queries/sites.ts'
import { customers } from './record.ts'
import type { CustomerRow } from './tables.ts'

/** A patch that takes values back may give phones and e-mails their former ids again. */
const former = ({ phones, emails }: CustomerPatch): string[] =>
  [...(phones ?? []), ...(emails ?? [])].flatMap(({ id }) => id ?? [])

/** Lines from before there was a list tell of the first e-mail alone: taken back with later ones, it is the first of the list. */
function joined({ email, emails, ...patch }: CustomerPatch): CustomerPatch {
  if (!emails) return { ...patch, ...(email !== undefined && { email }) }
  const [first, ...others] = emails
  return { ...patch, emails: email ? [{ ...first, address: email }, ...others] : email === null ? others : emails }
}

const createdHere: Unchangeable = {
  reason: 'created_here',
  message: 'The customer was created here. Undo the whole action, or erase the customer.',
}
const removedHere: Unchangeable = {
  reason: 'removed_here',
  message: 'The customer was removed here, and the values with it.',
}

async function changeMany(tx: Tx, patches: ReadonlyMap<string, Values>): Promise<void> {
  const patchOf = (id: string): CustomerPatch => joined(patches.get(id) as CustomerPatch)
  const patched = await patchCustomers(
    tx,
    [...patches.keys()],
    ({ id }) => patchOf(id),
    (id) => former(patchOf(id)),
  )
  for (const one of patched) if (one.state === 'refused') throw one.why
}

const asOf: ToldAsOf = {
  async shown(reading, values): Promise<Customer> {
    const row = values as CustomerRow & Customer
    return {
      ...(await readCustomer(reading, values.id)),
      ...answerOf<CustomerListItem>(customers, row, reading.actor),
      default_billing_address_id: row.default_billing_address_id,
      default_shipping_address_id: row.default_shipping_address_id,
      site_ids: row.site_ids.toSorted(),
      accounts: row.accounts,
      presumed_gender_from: can(reading.actor, 'customers.personal') ? row.presumed_gender_from : null,
    }
  },
  derive: {
    fields: ['presumed_gender'],
    async from(reading, { values }) {
      const guess = await presumption(reading, values as CustomerRow)
      values['presumed_gender'] = guess?.gender ?? null
      values['presumed_gender_from'] = guess?.from ?? null
    },
  },
}

/** What shared code may do with customers. */
export const verbs: Verbs = {
  may: (actor) => can(actor, 'customers.edit'),
  title: ({ number }) => String(number),
  read: readCustomer,
  beside: async (reading: Reading, ids) => {
    const found = await siteIdsOf(reading, ids)
    return new Map(ids.map((id) => [id, { site_ids: found.get(id) ?? [] }]))
  },
  change: (tx, { id }, patch: CustomerPatch) => patchCustomer(tx, id, joined(patch), null, former(patch)),
  changeMany,
  uncreateMany: undoCreations,
  stays: ({ after }) => (after ? createdHere : removedHere),
  asOf,
}
