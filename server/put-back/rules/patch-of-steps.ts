import type { CustomerPatch } from '../../../contract/customers.ts'
import type { Change } from '../../../contract/journal-kinds.ts'
import type { ExternalId, Phone } from '../../../contract/kinds/values.ts'
import { phonesBefore } from './phone-list.ts'
import type { Step } from './plan.ts'

/** The patch of a customer that takes steps about its own fields, and the phones that may have their ids again. */
export function patchOfSteps(
  row: { phones: readonly Phone[]; external_ids: readonly ExternalId[] },
  steps: readonly Step[],
): { patch: CustomerPatch; formerPhones: string[] } {
  const patch: Record<string, unknown> = {}
  const phones: Record<string, Change> = {}
  const ids = new Map(row.external_ids.map((one) => [one.source, one.external_id]))
  for (const { field, now, to } of steps) {
    const [name = '', ...rest] = field.split('.')
    if (name === 'phones') phones[field] = [to, now]
    else if (name !== 'external_ids' || rest.length === 0) patch[name] = to
    else if (to === null) ids.delete(rest.join('.'))
    else ids.set(rest.join('.'), String(to))
    if (name === 'external_ids' && rest.length > 0)
      patch[name] = [...ids].map(([source, external_id]) => ({ source, external_id }))
  }
  const list = Object.keys(phones).length > 0 ? phonesBefore(row.phones, phones) : null
  if (list) patch['phones'] = list.map(({ id, number, label, extension }) => ({ id, number, label, extension }))
  return { patch: patch as CustomerPatch, formerPhones: list?.map((one) => one.id) ?? [] }
}
