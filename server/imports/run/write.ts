import { verifyAccounts } from '../../accounts/actions.ts'
import { keepLegacyPasswords } from '../../accounts/actions/passwords.ts'
import { addFirstAddresses, createAddress, patchAddress } from '../../addresses/actions.ts'
import { createCustomers } from '../../customers/actions/create-many.ts'
import { patchCustomer } from '../../customers/actions/patch.ts'
import { addNotes } from '../../notes/actions.ts'
import type { Tx } from '../../platform/tx.ts'
import type { Creation } from './creation.ts'
import type { Changes, Plan } from './plan.ts'

/** Does what was planned: all creations with a few statements, changes one by one. */
export async function writePlans(tx: Tx, plans: readonly Plan[]): Promise<void> {
  const creations = plans.flatMap((plan) => plan.create ?? [])
  if (creations.length > 0) await create(tx, creations)
  for (const { change } of plans) if (change) await apply(tx, change)
}

async function create(tx: Tx, list: readonly Creation[]): Promise<void> {
  await createCustomers(
    tx,
    list.map((one) => one.customer),
  )
  await addFirstAddresses(
    tx,
    list.flatMap((one) => one.addresses ?? []),
  )
  await addNotes(
    tx,
    list.flatMap(({ customer, notes }) => notes.map((text) => ({ customer_id: customer.id, text }))),
  )
  await keepLegacyPasswords(
    tx,
    list.flatMap(({ customer: { id, input }, password }) =>
      password && input.email ? [{ customer_id: id, email: input.email, password }] : [],
    ),
  )
  for (const { customer, verified_at } of list)
    if (verified_at) await verifyAccounts(tx, customer.id, verified_at, null)
}

async function apply(tx: Tx, { id, patch, addresses, notes, password }: Changes): Promise<void> {
  if (Object.keys(patch).length > 0) await patchCustomer(tx, id, patch)
  for (const address of addresses)
    if ('add' in address) await createAddress(tx, id, address.add)
    else await patchAddress(tx, id, address.change, address.values, null)
  await addNotes(
    tx,
    notes.map((text) => ({ customer_id: id, text })),
  )
  if (password) await keepLegacyPasswords(tx, [{ customer_id: id, email: password.email, password: password.legacy }])
}
