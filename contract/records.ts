import { addressRecord } from './addresses/record.ts'
import { customerRecord } from './customers/record.ts'
import { noteRecord } from './notes/record.ts'
import { defineRecord, type RecordSpec, type StateSpec } from './platform/record.ts'
import { taskCommentRecord, taskRecord } from './tasks/record.ts'

/**
 * Every record that the journal tells of. Kinds of lines, who may read them, and which lists have views derive from it. The
 * lines of what belongs to a customer are also bound to the customers one may see.
 */
export const records = [
  customerRecord,
  addressRecord,
  defineRecord({
    type: 'account',
    read: 'customers.read',
    verbs: ['added', 'password_imported', 'password_removed'],
    putBack: ['password_imported'],
  }),
  noteRecord,
  taskRecord,
  taskCommentRecord,
  defineRecord({ type: 'view', read: 'signed_in', verbs: ['created', 'changed', 'deleted'] }),
  defineRecord({ type: 'site', read: 'signed_in', verbs: ['created', 'changed', 'deleted'] }),
  defineRecord({ type: 'settings', read: 'signed_in', verbs: ['changed'], security: true }),
  defineRecord({
    type: 'staff',
    read: 'staff.manage',
    verbs: ['created', 'changed', 'password_set', 'link_made', 'link_used'],
    security: true,
  }),
  defineRecord({ type: 'role', read: 'staff.manage', verbs: ['created', 'changed', 'deleted'], security: true }),
  defineRecord({ type: 'api_key', read: 'api_keys.manage', verbs: ['created', 'revoked'], security: true }),
  defineRecord({ type: 'import', read: 'customers.import', verbs: ['started', 'finished'], counts: true }),
  defineRecord({
    type: 'export',
    read: 'exports.manage',
    verbs: ['created', 'downloaded', 'deleted'],
    counts: true,
    security: true,
  }),
  defineRecord({ type: 'mail', read: 'mail.read', verbs: ['queued', 'released', 'withdrawn'] }),
  defineRecord({
    type: 'sign_in',
    read: 'security.read',
    verbs: ['succeeded', 'new_address', 'failed', 'locked_out'],
    security: true,
  }),
  defineRecord({ type: 'session', read: 'security.read', verbs: ['ended'], security: true }),
  defineRecord({ type: 'access', read: 'security.read', verbs: ['refused'], security: true }),
] as const

export type DeclaredRecord = (typeof records)[number]

type StateOf<R> = R extends { states: readonly (infer S extends StateSpec)[] }
  ? S['on']['act'] | S['off']['act']
  : never

/** What begins and ends the states of records: `pin`, `unpin`. */
export type StateAct = StateOf<DeclaredRecord>
export const stateActs = records.flatMap((one) =>
  'states' in one ? one.states.flatMap(({ on, off }) => [on.act, off.act]) : [],
) as StateAct[]

/** Kinds of lines that can be put back one by one, on the page where they are told. */
export const kindsPutBack: ReadonlySet<string> = new Set(
  records.flatMap((one: RecordSpec) => (one.putBack ?? []).map((verb) => `${one.type}.${verb}`)),
)
