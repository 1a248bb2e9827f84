import type { Access } from '../../permissions.ts'
import { records, type DeclaredRecord } from '../../records.ts'

type KindOf<R extends DeclaredRecord> = R extends R ? `${R['type']}.${R['verbs'][number]}` : never

/** What a line of the journal tells: `record.verb`. */
export type JournalKind = KindOf<DeclaredRecord>
export type JournalRecord = DeclaredRecord['type']

export const journalKinds = records.flatMap(({ type, verbs }) => verbs.map((verb) => `${type}.${verb}`)) as [
  JournalKind,
  ...JournalKind[],
]

/** A change of one field: from, to. */
export type Change = readonly [unknown, unknown]

/** What it takes to see the lines of a record; those of a customer are also bound to the sites one may see. */
export const journalAccess = Object.fromEntries(records.map(({ type, read }) => [type, read])) as Record<
  JournalRecord,
  Access
>

/** The kinds of the security log. */
export const securityKinds = records.flatMap((one) =>
  'security' in one ? one.verbs.map((verb) => `${one.type}.${verb}`) : [],
) as [JournalKind, ...JournalKind[]]

const ofSecurity: ReadonlySet<string> = new Set(securityKinds)
export const isOfSecurity = (kind: string): boolean => ofSecurity.has(kind)

/** Records whose lines count customers of all sites: somebody limited to sites sees their own work alone. */
export const countingRecords: readonly JournalRecord[] = records.flatMap((one) => ('counts' in one ? [one.type] : []))
