import type { AddressCreate, AddressPatch } from '../../../contract/addresses.ts'
import type { CustomerNote } from '../../../contract/notes.ts'
import { removeImportedPasswords, type ImportedPassword } from '../../accounts/actions/passwords.ts'
import { createAddress, deleteAddress, patchAddress } from '../../addresses/actions.ts'
import { patchCustomer } from '../../customers/actions/patch.ts'
import { lockCustomer, type CustomerRow } from '../../customers/queries/visible.ts'
import { deleteNote, pinNote, restoreNote, unpinNote } from '../../notes/actions.ts'
import { composedConstraints } from '../../platform/composition.ts'
import { asRefusal } from '../../platform/http/failures.ts'
import { toldBy, type Refusal } from '../../platform/refusal.ts'
import { attempt, type Tx } from '../../platform/database/tx.ts'
import { patchOfSteps } from '../rules/patch-of-steps.ts'
import { refusalOf, type RefusedField, type Step } from '../rules/plan.ts'

export interface Applied {
  put_back: string[]
  refused: RefusedField[]
}

/** Takes the steps through the actions of their records. What an action refuses is told; the rest goes on. */
export async function applySteps(tx: Tx, row: CustomerRow, steps: readonly Step[]): Promise<Applied> {
  const applied: Applied = { put_back: [], refused: [] }
  const of = (type: string, ...verbs: Step['verb'][]): Step[] =>
    steps.filter((one) => one.subject_type === type && verbs.includes(one.verb))
  for (const one of of('address', 'bring_back')) await take(tx, applied, [one], () => bringBack(tx, row.id, one))
  await together(tx, applied, of('customer', 'change'), (some) => changeCustomer(tx, row.id, some))
  for (const [id, own] of Map.groupBy(of('address', 'change'), (one) => one.subject_id))
    await together(tx, applied, own, (some) => changeAddress(tx, row.id, id, some))
  for (const one of of('address', 'remove'))
    await take(tx, applied, [one], () => deleteAddress(tx, row.id, one.subject_id, {}, null))
  for (const one of of('account', 'remove'))
    await take(tx, applied, [one], () => removeImportedPasswords(tx, [passwordOf(row.id, one)]))
  const notes = [...of('note', 'unpin'), ...of('note', 'remove'), ...of('note', 'bring_back'), ...of('note', 'pin')]
  for (const one of notes) await take(tx, applied, [one], () => ofNote(tx, row.id, one))
  return applied
}

/** All at once; where that is refused, each alone, so that one does not hold up the others. */
async function together(
  tx: Tx,
  applied: Applied,
  steps: readonly Step[],
  act: (steps: readonly Step[]) => Promise<unknown>,
): Promise<void> {
  if (steps.length === 0) return
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

/** The password that a step takes away. */
export const passwordOf = (customer_id: string, { subject_id, line }: Step): ImportedPassword => ({
  customer_id,
  account_id: subject_id,
  at: line!.at,
})

async function changeCustomer(tx: Tx, id: string, steps: readonly Step[]): Promise<void> {
  const { patch, formerPhones } = patchOfSteps(await lockCustomer(tx, id), steps)
  await patchCustomer(tx, id, patch, null, formerPhones)
}

async function changeAddress(tx: Tx, customerId: string, id: string, steps: readonly Step[]): Promise<void> {
  const patch = Object.fromEntries(steps.map(({ name, to }) => [name, to])) as AddressPatch
  await patchAddress(tx, customerId, id, patch, null)
}

async function bringBack(tx: Tx, customerId: string, { subject_id, line }: Step): Promise<void> {
  const kept = Object.entries(line?.changes ?? {}).filter(([name]) => !name.startsWith('default_'))
  const values = Object.fromEntries(kept.map(([name, [from]]) => [name, from]))
  const createdAt = line?.data['created_at']
  await createAddress(
    tx,
    customerId,
    { ...values, id: subject_id } as AddressCreate,
    typeof createdAt === 'string' ? createdAt : null,
  )
}

async function ofNote(tx: Tx, customerId: string, { verb, subject_id, line }: Step): Promise<void> {
  if (verb === 'remove') await deleteNote(tx, customerId, subject_id)
  if (verb === 'pin') await pinNote(tx, customerId, subject_id)
  if (verb === 'unpin') await unpinNote(tx, customerId, subject_id)
  if (verb === 'bring_back')
    await restoreNote(tx, customerId, subject_id, line?.data['note'] as Omit<CustomerNote, 'id'>)
}
