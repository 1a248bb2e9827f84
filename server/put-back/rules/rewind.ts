import { addressFieldList, type Address } from '../../../contract/addresses.ts'
import type { Customer } from '../../../contract/customers.ts'
import type { Change } from '../../../contract/journal-kinds.ts'
import type { JournalLine } from '../../../contract/journal.ts'
import type { ExternalId, Phone } from '../../../contract/kinds/values.ts'
import type { CustomerNote } from '../../../contract/notes.ts'
import { phonesBefore } from './phone-list.ts'
import { isErased } from './plan.ts'

/** A customer with all that is told of it, unmasked. */
export interface Whole {
  values: Record<string, unknown> & { phones: Phone[]; external_ids: ExternalId[] }
  site_ids: string[]
  addresses: Map<string, Address>
  notes: Map<string, CustomerNote>
  accounts: Customer['accounts']
  /** When the customer was created, where the lines go back to that. */
  created: string | null
  erased: Set<string>
}

/** Takes lines back out of what a customer is, newest first. */
export function rewind(whole: Whole, lines: readonly JournalLine[]): void {
  for (const line of lines) {
    const [record, verb] = line.kind.split('.')
    if (record === 'customer' && verb === 'created') whole.created = line.at
    if (record === 'customer' && verb === 'changed') rewindValues(whole, line.changes)
    if (record === 'address') rewindAddress(whole, line, verb ?? '')
    if (record === 'note') rewindNote(whole.notes, line)
    if (line.kind === 'account.added') whole.accounts = whole.accounts.filter((one) => one.id !== line.subject_id)
  }
}

function rewindValues(whole: Whole, changes: Record<string, Change>): void {
  const { values } = whole
  const phones = Object.entries(changes).filter(([path]) => path.split('.')[0] === 'phones')
  if (phones.some(([, [from]]) => isErased(from))) whole.erased.add('phones')
  else if (phones.length > 0) values.phones = phonesBefore(values.phones, Object.fromEntries(phones))
  for (const [path, [from]] of Object.entries(changes)) {
    const [name = '', ...part] = path.split('.')
    if (name === 'phones') continue
    if (isErased(from)) {
      whole.erased.add(name)
      if (part.length === 0) values[name] = null
    } else if (name === 'site_ids') whole.site_ids = (from ?? []) as string[]
    else if (name === 'external_ids' && part.length > 0) rewindExternalId(values, part.join('.'), from)
    else values[name] = from
  }
}

function rewindExternalId(values: Whole['values'], source: string, from: unknown): void {
  const others = values.external_ids.filter((one) => one.source !== source)
  const place = values.external_ids.findIndex((one) => one.source === source)
  if (from !== null) others.splice(place === -1 ? others.length : place, 0, { source, external_id: String(from) })
  values.external_ids = others
}

function rewindAddress(whole: Whole, line: JournalLine, verb: string): void {
  const id = line.subject_id
  const defaults = Object.entries(line.changes).filter(([name]) => name.startsWith('default_'))
  const own = Object.entries(line.changes).filter(([name]) => !name.startsWith('default_'))
  rewindValues(whole, Object.fromEntries(defaults))
  if (verb === 'added') whole.addresses.delete(id)
  if (verb === 'changed') {
    const address = whole.addresses.get(id)
    if (address) whole.addresses.set(id, { ...address, ...before(own) })
  }
  if (verb === 'deleted') {
    const blank = Object.fromEntries(addressFieldList.map((field) => [field.name, null]))
    const created_at = typeof line.data['created_at'] === 'string' ? line.data['created_at'] : line.at
    const gone = { ...blank, id, version: 0, parts: {}, created_at, updated_at: created_at, ...before(own) }
    whole.addresses.set(id, { ...gone, default_billing: false, default_shipping: false } as unknown as Address)
  }
}

const before = (changes: [string, Change][]): Record<string, unknown> =>
  Object.fromEntries(
    changes.map(([name, [from]]) => [name, isErased(from) ? null : name === 'parts' ? (from ?? {}) : from]),
  )

function rewindNote(notes: Whole['notes'], { kind, subject_id: id, data }: JournalLine): void {
  const note = notes.get(id)
  const pinned = (at: unknown): string | null => (typeof at === 'string' ? at : null)
  if (kind === 'note.created') notes.delete(id)
  if (kind === 'note.pinned' && note) notes.set(id, { ...note, pinned_at: null })
  if (kind === 'note.unpinned' && note) notes.set(id, { ...note, pinned_at: pinned(data['pinned_at']) })
  const kept = data['note'] as Omit<CustomerNote, 'id'> | undefined
  if (kind === 'note.deleted' && typeof kept?.html === 'string') notes.set(id, { id, ...kept })
}
