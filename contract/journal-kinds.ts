import type { Access } from './permissions.ts'

/** What a line of the journal tells. `record.verb`, in the past tense of the product's words. */
export const journalKinds = [
  'customer.created',
  'customer.changed',
  'customer.erased',
  'customer.undone',
  'address.added',
  'address.changed',
  'address.deleted',
  'account.added',
  'account.password_imported',
  'account.password_removed',
  'note.created',
  'note.pinned',
  'note.unpinned',
  'note.deleted',
  'view.created',
  'view.changed',
  'view.deleted',
  'site.created',
  'site.changed',
  'site.deleted',
  'settings.changed',
  'staff.created',
  'staff.changed',
  'staff.password_set',
  'staff.link_made',
  'role.created',
  'role.changed',
  'role.deleted',
  'api_key.created',
  'api_key.revoked',
  'import.started',
  'import.finished',
  'export.created',
  'export.downloaded',
  'export.deleted',
  'mail.queued',
  'mail.released',
  'mail.withdrawn',
] as const

export type JournalKind = (typeof journalKinds)[number]

/** A change of one field: from, to. */
export type Change = readonly [unknown, unknown]

type RecordOf<K> = K extends `${infer R}.${string}` ? R : never
export type JournalRecord = RecordOf<JournalKind>

/** What it takes to see the lines of a record; those of a customer are also bound to the sites one may see. */
export const journalAccess: Record<JournalRecord, Access> = {
  customer: 'customers.read',
  address: 'customers.read',
  account: 'customers.read',
  note: 'customers.read',
  view: 'signed_in',
  site: 'signed_in',
  settings: 'signed_in',
  staff: 'staff.manage',
  role: 'staff.manage',
  api_key: 'api_keys.manage',
  import: 'customers.import',
  export: 'exports.manage',
  mail: 'mail.read',
}
