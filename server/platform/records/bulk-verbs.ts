import type { BulkChange } from '../../../contract/platform/bulk.ts'
import type { Tx } from '../database/tx.ts'
import type { Refusal } from '../refusal.ts'
import type { Changed } from './write/change.ts'
import type { Values } from './write/settle.ts'

/** What is to change of a row as it stands, or why nothing may. */
export type PatchOf = (row: Values & { id: string }, place: number) => Values | Refusal

/**
 * What changes of many do with rows of a record, by the actions that people use: with their rights, guards and lines. A
 * slice says it by the type of its records, as an action that a declaration imported would import the declaration.
 */
export interface BulkVerbs {
  /** What a row is called in the result, without personal values: its number. */
  title(row: Values): string
  /** Refuses at once what no row may be given; without it, what the record's own rules refuse of the values to set. */
  check?(tx: Tx, change: BulkChange): Promise<void>
  /** Changes rows, each as `patchOf` says. Refuses all where a rule refuses one. Answers in the order of the ids. */
  change(tx: Tx, ids: readonly string[], patchOf: PatchOf, change: BulkChange): Promise<readonly Changed[]>
  /** Creates rows with the rules of a single creation: one for each of many owners. */
  create?(tx: Tx, list: readonly Values[]): Promise<readonly string[]>
  /** Ends rows that are locked, with all that belongs to them. */
  end(tx: Tx, rows: readonly (Values & { id: string })[]): Promise<void>
}
