import { sql } from 'kysely'
import type { Address } from '../../../contract/addresses.ts'
import type { CustomerNote } from '../../../contract/notes.ts'
import { findAddress } from '../../addresses/queries.ts'
import { findNote } from '../../notes/queries.ts'
import { can } from '../../platform/actor.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Reading } from '../../platform/database/tx.ts'
import type { NetChange } from '../rules/net.ts'
import { holdsErased, refusalOf, type Plan, type RefusedCode, type Step } from '../rules/plan.ts'
import { isSame } from '../rules/same.ts'

/** What can be put back of an address: its fields, or the whole of it where it came or went. */
export async function planAddress(reading: Reading, customerId: string, net: NetChange): Promise<Plan> {
  const field = `address.${net.subject_id}`
  if (!net.before && !net.after) return nothing
  if (!can(reading.actor, 'customers.edit') || !can(reading.actor, 'customers.personal'))
    return refused(field, 'not_allowed')
  const now = await orNull(findAddress(reading, customerId, net.subject_id))
  const whole = { field, subject_type: 'address', subject_id: net.subject_id, name: null, now: null, to: null }
  if (!net.before) {
    if (!now) return nothing
    if (await touchedSince(reading, customerId, net)) return refused(field, 'changed_since')
    return step({ ...whole, verb: 'remove' })
  }
  if (!net.after) {
    const line = net.lines.findLast((one) => one.kind === 'address.deleted')
    if (now) return refused(field, 'changed_since')
    if (!line || holdsErased(line.changes)) return refused(field, 'gone')
    return step({ ...whole, verb: 'bring_back', line })
  }
  return now ? ofFields(net, now) : Object.keys(net.fields).length > 0 ? refused(field, 'gone') : nothing
}

function ofFields(net: NetChange, address: Address): Plan {
  const plan: Plan = { steps: [], refused: [] }
  for (const [name, [from, to]] of Object.entries(net.fields)) {
    const field = `address.${net.subject_id}.${name}`
    const now = address[name as keyof Address] ?? null
    if (isSame(now, from)) continue
    const code = holdsErased(from) ? 'gone' : isSame(now, to) ? null : 'changed_since'
    if (code) plan.refused.push({ field, code, message: refusalOf[code], now })
    else
      plan.steps.push({
        field,
        subject_type: 'address',
        subject_id: net.subject_id,
        name,
        verb: 'change',
        now,
        to: name === 'parts' ? (from ?? {}) : from,
      })
  }
  return plan
}

/** What can be put back of a note: that it came, went, or was pinned. */
export async function planNote(reading: Reading, customerId: string, net: NetChange): Promise<Plan> {
  const field = `note.${net.subject_id}`
  if (!net.before && !net.after) return nothing
  if (!can(reading.actor, 'notes.write')) return refused(field, 'not_allowed')
  const now = await orNull(findNote(reading, customerId, net.subject_id))
  const whole = { field, subject_type: 'note', subject_id: net.subject_id, name: null, now: null, to: null }
  if (!net.before) {
    if (!now) return nothing
    return (await touchedSince(reading, customerId, net))
      ? refused(field, 'changed_since')
      : step({ ...whole, verb: 'remove' })
  }
  if (!net.after) {
    const line = net.lines.findLast((one) => one.kind === 'note.deleted')
    const kept = line?.data['note'] as CustomerNote | undefined
    if (now) return refused(field, 'changed_since')
    if (!line || typeof kept?.html !== 'string') return refused(field, 'gone')
    return step({ ...whole, verb: 'bring_back', line })
  }
  if (!now) return refused(field, 'gone')
  return ofPin(net, now, whole)
}

function ofPin(net: NetChange, now: CustomerNote, whole: Omit<Step, 'verb'>): Plan {
  const pins = net.lines.filter((one) => one.kind === 'note.pinned' || one.kind === 'note.unpinned')
  const [first, last] = [pins[0], pins.at(-1)]
  if (!first || !last || first.kind !== last.kind) return nothing
  const wasPinned = first.kind === 'note.unpinned'
  if (wasPinned === (now.pinned_at !== null)) return nothing
  return step({ ...whole, verb: wasPinned ? 'pin' : 'unpin' })
}

const nothing: Plan = { steps: [], refused: [] }
const step = (one: Step): Plan => ({ steps: [one], refused: [] })
const refused = (field: string, code: Exclude<RefusedCode, 'cannot'>): Plan => ({
  steps: [],
  refused: [{ field, code, message: refusalOf[code] }],
})

async function orNull<R>(found: Promise<R>): Promise<R | null> {
  try {
    return await found
  } catch (error) {
    if (error instanceof Refusal && error.code === 'not_found') return null
    throw error
  }
}

/** Whether a record that came with these lines was touched after them; which default it is does not count. */
async function touchedSince(reading: Reading, customerId: string, net: NetChange): Promise<boolean> {
  const { rows } = await sql`
    select from journal where customer_id = ${customerId} and subject_type = ${net.subject_type} and subject_id = ${net.subject_id}
      and serial > (select max(serial) from journal where customer_id = ${customerId} and id = any(${net.lines.map((line) => line.id)}::uuid[]))
      and (kind not like '%.changed' or exists (select from jsonb_object_keys(changes) as name where name not like 'default\\_%'))
    limit 1`.execute(reading.db)
  return rows.length > 0
}
