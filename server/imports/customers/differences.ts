import { externalIdChanges } from '../../../contract/platform/external-ids.ts'
import type { Change } from '../../../contract/platform/journal/kinds.ts'
import type { EmailInput, ExternalId, Phone, PhoneInput } from '../../../contract/platform/kinds/values.ts'
import { maskedPassword } from '../rules/read-password.ts'
import type { Known } from './known.ts'
import { firstEmailOf } from './emails.ts'
import type { Creation } from './creation.ts'
import type { Changes, Plan } from './plan.ts'
import { valuesOf } from '../../../contract/platform/record.ts'

/** What a plan would write, by field: from and to. */
export function differencesOf({ create, change }: Plan, known: Known | null): Record<string, Change> {
  if (create) return ofCreation(create)
  return change && known ? ofChange(change, known) : {}
}

type Put = (field: string, from: unknown, to: unknown) => void

function collector(): { put: Put; changes: Record<string, Change> } {
  const changes: Record<string, Change> = {}
  const put: Put = (field, from, to) => {
    if (JSON.stringify(from ?? null) !== JSON.stringify(to ?? null)) changes[field] = [from ?? null, to ?? null]
  }
  return { put, changes }
}

/** Lists of no field are not told here: they have a form of their own. */
const apart = new Set(['phones', 'emails', 'external_ids', 'account', 'site_ids'])

function ofCreation({ customer, addresses, notes, realm, password }: Creation): Record<string, Change> {
  const { put, changes } = collector()
  const { input } = customer
  for (const [field, to] of Object.entries(input)) if (!apart.has(field)) put(field, null, to)
  putIds(put, [], input.external_ids ?? [])
  putPhones(put, [], input.phones ?? [])
  putEmails(put, [], input.emails ?? [])
  addresses?.list.forEach(({ id: _id, ...values }, at) => putAddress(put, at, null, values))
  putNotes(put, notes)
  if (realm) put('account', null, firstEmailOf(input))
  put('account.verified_at', null, customer.verified_at ?? null)
  if (password) put('account.password_hash', null, maskedPassword(password))
  return changes
}

function ofChange({ patch, addresses, notes, password }: Changes, known: Known): Record<string, Change> {
  const { put, changes } = collector()
  const before = valuesOf(known.row)
  for (const [field, to] of Object.entries(patch)) if (!apart.has(field)) put(field, before[field], to)
  if (patch.site_ids) put('site_ids', known.row.site_ids.toSorted(), [...patch.site_ids].toSorted())
  if (patch.external_ids) putIds(put, known.row.external_ids, patch.external_ids)
  if (patch.emails) putEmails(put, known.row.emails, patch.emails)
  if (patch.phones) putPhones(put, known.row.phones, patch.phones)
  addresses.forEach((work, at) => {
    const old = 'change' in work ? known.addresses.find((one) => one.id === work.change) : undefined
    putAddress(put, at, old ?? null, 'add' in work ? work.add : work.values)
  })
  putNotes(put, notes)
  if (password) {
    const legacy = known.passwords.find((one) => one.legacy)?.legacy
    // Two hashes look alike when they are masked.
    changes['account.password_hash'] = [legacy ? maskedPassword(legacy) : null, maskedPassword(password.legacy)]
  }
  return changes
}

/** The first address of a row is `address.…`, others are `address_2.…`, and so on. */
function putAddress(put: Put, at: number, from: object | null, to: object): void {
  const before = (from ?? {}) as Record<string, unknown>
  for (const [field, value] of Object.entries(to)) {
    const text = field === 'parts' ? Object.values((value ?? {}) as object).join(' ') || null : value
    put(`address${at === 0 ? '' : `_${at + 1}`}.${field}`, field === 'parts' ? null : before[field], text)
  }
}

function putIds(put: Put, from: readonly ExternalId[], to: readonly ExternalId[]): void {
  for (const [field, [before, after]] of Object.entries(externalIdChanges(from, to))) put(field, before, after)
}

const putPhones = (put: Put, from: readonly Phone[], to: readonly PhoneInput[]): void =>
  put('phones', phoneTexts(from), phoneTexts(to))

const putEmails = (put: Put, from: readonly EmailInput[], to: readonly EmailInput[]): void =>
  put('emails', emailTexts(from), emailTexts(to))

const emailTexts = (list: readonly EmailInput[]): string[] | null =>
  list.length === 0 ? null : list.map(({ address, label }) => (label ? `${address} (${label})` : address))

const phoneTexts = (list: readonly (Phone | PhoneInput)[]): string[] | null =>
  list.length === 0
    ? null
    : list.map(({ number, extension, label }) =>
        [number, extension && `ext. ${extension}`, label && `(${label})`].filter(Boolean).join(' '),
      )

const putNotes = (put: Put, notes: readonly string[]): void =>
  put('note', null, notes.length > 0 ? notes.join('\n') : null)
