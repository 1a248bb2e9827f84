import { keepLegacyPasswords } from '../../accounts/actions/passwords.ts'
import { addFirstAddresses, createAddress, patchAddress } from '../../addresses/actions.ts'
import { createCustomers } from '../../customers/actions/create-many.ts'
import { patchCustomers } from '../../customers/actions/patch-many.ts'
import { addNotes } from '../../notes/actions.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { firstEmailOf } from './emails.ts'
import type { Creation } from './creation.ts'
import type { Changes, Plan } from './plan.ts'

/** Does what was planned, with a few statements for all creations and a few for all changes. */
export async function writePlans(tx: Tx, plans: readonly Plan[]): Promise<void> {
  const creations = plans.flatMap((plan) => plan.create ?? [])
  if (creations.length > 0) await create(tx, creations)
  const changes = plans.flatMap((plan) => plan.change ?? [])
  if (changes.length > 0) await change(tx, changes)
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
    list.flatMap(({ customer: { id, input }, password }) => {
      const email = firstEmailOf(input)
      return password && email ? [{ customer_id: id, email, password }] : []
    }),
  )
}

async function change(tx: Tx, list: readonly Changes[]): Promise<void> {
  await patchRows(tx, list)
  for (const { id, addresses } of list)
    for (const address of addresses)
      if ('add' in address) await createAddress(tx, id, address.add)
      else await patchAddress(tx, id, address.change, address.values, null)
  await addNotes(
    tx,
    list.flatMap(({ id, notes }) => notes.map((text) => ({ customer_id: id, text }))),
  )
  await keepLegacyPasswords(
    tx,
    list.flatMap(({ id, password }) =>
      password ? [{ customer_id: id, email: password.email, password: password.legacy }] : [],
    ),
  )
}

/** Rows that found the same customer by different keys follow one another. */
async function patchRows(tx: Tx, list: readonly Changes[]): Promise<void> {
  let left = list.filter(({ patch }) => Object.keys(patch).length > 0)
  while (left.length > 0) {
    const now = new Map<string, Changes>()
    for (const one of left) if (!now.has(one.id)) now.set(one.id, one)
    const patched = await patchCustomers(tx, [...now.keys()], ({ id }) => now.get(id)!.patch)
    for (const one of patched) if (one.state === 'refused') throw one.why
    left = left.filter((one) => now.get(one.id) !== one)
  }
}
