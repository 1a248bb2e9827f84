import type { Constraints } from './http/failures.ts'
import { kindsOf } from './jobs/kinds.ts'
import type { JobKind, Schedule } from './jobs/jobs.ts'
import type { BulkVerbs } from './records/bulk-verbs.ts'
import { constraintsOf } from './records/constraints.ts'
import type { AnyRecord } from './records/record.ts'
import type { Verbs } from './records/verbs.ts'
import type { Guard, GuardedSubject, Lent, Owned, Slice } from './slice.ts'
import type { Tx } from './database/tx.ts'
import type { Verification } from './verify/verification.ts'

/** The slices of the running program, set once at its start; this is how a slice reaches those below it. */
let composed: readonly Slice[] = []

/** Sets the slices. Called by the program's start alone. */
export function compose(slices: readonly Slice[]): void {
  composed = slices
}

/** The records of all slices, top first. */
export function composedRecords(): AnyRecord[] {
  return composed.flatMap((slice) => slice.records ?? [])
}

/** The record that lines of the journal call so. */
export function recordCalled(type: string): AnyRecord | undefined {
  return composedRecords().find((one) => one.type === type)
}

/** What may be done with the rows that lines of the journal call so. */
export function verbsOf(type: string): Verbs | undefined {
  return composed.find((slice) => slice.verbs?.[type])?.verbs?.[type]
}

/** What may be done with the rows of all slices, by type, top first. */
export function composedVerbs(): [string, Verbs][] {
  return composed.flatMap((slice) => Object.entries(slice.verbs ?? {}))
}

/** The record of these paths, views and files: `customers`. Throws where there is none. */
export function resourceCalled(resource: string): AnyRecord {
  const found = composedRecords().find((one) => one.resource === resource)
  if (!found) throw new Error(`There is no record of the resource "${resource}".`)
  return found
}

/** What its slice says of changes of many records of a type. Throws where none says anything. */
export function bulkVerbsOf(type: string): BulkVerbs {
  const found = composed.find((slice) => slice.bulk?.[type])?.bulk?.[type]
  if (!found) throw new Error(`No slice says how many records of the type "${type}" are changed at once.`)
  return found
}

/** Runs every slice's part in an action, in their order, and merges what they add to the row. */
export async function guard(
  tx: Tx,
  action: string,
  subjectId: string,
  details: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const added: Record<string, unknown> = {}
  for (const part of composed.flatMap((slice): Guard[] => (slice.guards?.[action] ? [slice.guards[action]] : []))) {
    Object.assign(added, await part(tx, subjectId, details))
  }
  return added
}

/** The same for an action on many records at once: what is added to each row, in their order. */
export async function guardMany(
  tx: Tx,
  action: string,
  subjects: readonly GuardedSubject[],
): Promise<Record<string, unknown>[]> {
  const added = subjects.map((): Record<string, unknown> => ({}))
  for (const slice of composed) {
    const parts = (await slice.guardsOfMany?.[action]?.(tx, subjects)) ?? []
    for (const [at, part] of parts.entries()) Object.assign(added[at]!, part)
  }
  return added
}

/** What the slices lend to the list and page of one of them. */
export function lentTo(slice: string): Lent[] {
  return composed.flatMap((one) => (one.lends?.[slice] ? [one.lends[slice]] : []))
}

/** All tables that point at a customer, with what happens to their rows, lowest slice first. */
export function ownedTables(): Owned[] {
  return composed.toReversed().flatMap((slice) => slice.owns ?? [])
}

/** What the slices say must hold of what they keep, top first. */
export function composedVerifies(): Verification[] {
  return composed.flatMap((slice) => slice.verifies ?? [])
}

/** What the named constraints of all slices mean: what they say, and what follows from their records. */
export function composedConstraints(): Constraints {
  const said = composed.map((slice) => slice.constraints ?? {})
  return Object.assign({}, ...composedRecords().map(constraintsOf), ...said) as Constraints
}

/** Kinds of job by name, and schedules, of all slices. */
export function composedJobs(): { kinds: ReadonlyMap<string, JobKind>; schedules: readonly Schedule[] } {
  const schedules = composed.flatMap((slice) => slice.schedules ?? [])
  return {
    kinds: kindsOf(
      composed.flatMap((slice) => slice.jobs ?? []),
      schedules,
    ),
    schedules,
  }
}
