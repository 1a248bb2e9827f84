import { customerFieldList } from '../../../contract/customers.ts'
import type { Change } from '../../../contract/journal-kinds.ts'
import type { Phone } from '../../../contract/kinds/values.ts'
import type { KeptPhone } from '../../../contract/phone-text.ts'
import type { CustomerRow } from '../../customers/queries/visible.ts'
import { can } from '../../platform/actor.ts'
import type { Reading } from '../../platform/database/tx.ts'
import { holdsErased, refusalOf, refusedAs, type Plan, type RefusedCode } from '../rules/plan.ts'
import { isSame, isSamePhone, readKeptPhone, setBefore } from '../rules/same.ts'
import type { Standing } from './standing.ts'

const editable = new Map(
  customerFieldList.filter((field) => (field.access ?? 'editable') === 'editable').map((field) => [field.name, field]),
)
const addressChoices = ['default_billing_address_id', 'default_shipping_address_id']

/** What of a customer's own fields can be put back. `returning` are addresses that the same act brings back. */
export function planCustomer(
  reading: Reading,
  now: Standing,
  fields: Record<string, Change>,
  returning: readonly string[],
): Plan {
  const { row } = now
  const standing: Standing = { ...now, addresses: new Set([...now.addresses, ...returning]) }
  const plan: Plan = { steps: [], refused: [] }
  for (const [field, change] of Object.entries(fields)) {
    const verdict = decide(reading, standing, field, change)
    const { code, now, to } = verdict
    if (code === 'nothing') continue
    if (code === 'cannot') plan.refused.push({ ...refusedAs(field, 'kept_by_program'), now })
    else if (code) plan.refused.push({ field, code, message: refusalOf[code], now })
    else plan.steps.push({ field, subject_type: 'customer', subject_id: row.id, name: field, verb: 'change', now, to })
  }
  return plan
}

interface Verdict {
  code?: RefusedCode | 'nothing'
  now?: unknown
  to?: unknown
}

function decide(reading: Reading, standing: Standing, path: string, change: Change): Verdict {
  const [name = ''] = path.split('.')
  const field = editable.get(name)
  if (!field && name !== 'site_ids' && !addressChoices.includes(name)) return { code: 'cannot' }
  if (!can(reading.actor, 'customers.edit')) return { code: 'not_allowed' }
  if (field?.personal && !can(reading.actor, 'customers.personal')) return { code: 'not_allowed' }
  const now = valueNow(standing, path)
  const [from, to] = change
  if (holdsErased(from)) return { code: 'gone', now }
  if (path.startsWith('phones.')) return ofPhone(now as KeptPhone | null, from, to)
  if (path === 'phones') return ofOrder(standing.row.phones, from, to)
  if (name === 'tags' || name === 'site_ids') return ofSet(now as string[], change)
  if (isSame(now, from)) return { code: 'nothing' }
  if (!isSame(now, to)) return { code: 'changed_since', now }
  if (addressChoices.includes(name) && from !== null && !standing.addresses.has(String(from)))
    return { code: 'gone', now }
  return { now, to: from }
}

function ofPhone(now: KeptPhone | null, from: unknown, to: unknown): Verdict {
  const target = readKeptPhone(from)
  if (isSamePhone(now, from)) return { code: 'nothing' }
  return isSamePhone(now, to) ? { now, to: target } : { code: 'changed_since', now }
}

function ofSet(now: string[], change: Change): Verdict {
  const to = setBefore(now, change)
  if (to === null) return { code: 'changed_since', now }
  return isSame(now.toSorted(), to.toSorted()) ? { code: 'nothing' } : { now, to }
}

/** The order of those that are still there. */
function ofOrder(phones: readonly Phone[], from: unknown, to: unknown): Verdict {
  const ids = (list: unknown): string[] =>
    (Array.isArray(list) ? (list as { id?: string }[]) : []).flatMap(({ id }) => id ?? [])
  const [before, after, now] = [ids(from), ids(to), phones.map((one) => one.id)]
  if (before.length === 0) return { code: 'nothing' }
  const [known, there] = [now.filter((id) => after.includes(id)), after.filter((id) => now.includes(id))]
  const shown = phones.map(({ id, number }) => ({ id, number }))
  return isSame(known, there) ? { now: shown, to: from } : { code: 'changed_since', now: shown }
}

function valueNow({ row, site_ids }: Standing, path: string): unknown {
  const [name = '', ...rest] = path.split('.')
  const part = rest.join('.')
  if (name === 'site_ids') return site_ids
  if (part && name === 'external_ids') return row.external_ids.find((one) => one.source === part)?.external_id ?? null
  if (part && name === 'phones') {
    const place = row.phones.findIndex((one) => one.id === part)
    if (place === -1) return null
    const { id: _id, ...phone } = row.phones[place]!
    return { ...phone, place }
  }
  return row[name as keyof CustomerRow] ?? null
}
