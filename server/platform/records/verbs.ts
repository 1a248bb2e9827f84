import type { JournalLine } from '../../../contract/platform/journal/journal.ts'
import type { Actor } from '../actor.ts'
import type { Reading, Tx } from '../database/tx.ts'
import type { NetChange } from './put-back/net.ts'
import type { Plan, Step, Unchangeable } from './put-back/plan.ts'
import type { RowState } from './put-back/row-state.ts'

/** A row by its columns, as it is stored: nothing is masked. */
export type Values = Record<string, unknown>

/** Where a row stands: its id, and the customer on whose page it is, where there is one. */
export interface Place {
  id: string
  customer_id: string | null
}

/**
 * What shared code may do with the rows of a record, by the actions that people use: with their rights, guards and lines.
 * What is left out cannot be done. A slice says it by the type of its records, as an action that a declaration
 * imported would import the declaration.
 */
export interface Verbs {
  /** Whether somebody may do any of it; each action asks for itself what more it takes. */
  may(actor: Actor): boolean
  /** What a row is called in the rows of jobs, without personal values: its number. */
  title?(values: Values): string
  /** A row as its reader sees it, for an answer that says how it stands. */
  read?(reading: Reading, id: string): Promise<unknown>
  /** Values beside the fields that stand in other tables, by the id of their row. */
  beside?(reading: Reading, ids: readonly string[]): Promise<ReadonlyMap<string, Values>>
  change?(tx: Tx, place: Place, patch: Values): Promise<unknown>
  /** Changes many rows, by id, with a few statements. Refuses all where one is refused. */
  changeMany?(tx: Tx, patches: ReadonlyMap<string, Values>): Promise<unknown>
  remove?(tx: Tx, place: Place): Promise<unknown>
  /** Brings a row back that was deleted, under its id, as its line kept it. */
  bringBack?(tx: Tx, place: Place, kept: Values): Promise<unknown>
  /** What the line of a deletion keeps of the row; `data.kept` unless said otherwise. Null where it keeps nothing. */
  kept?(line: JournalLine): Values | null
  /** What begins and ends states, by the acts of the contract: `pin`. */
  states?: Readonly<Record<string, (tx: Tx, place: Place) => Promise<unknown>>>
  /** Takes back that rows were created, though people cannot delete them like that. Nobody has touched them since. */
  uncreateMany?(tx: Tx, ids: readonly string[]): Promise<unknown>
  /** Which of these customers were touched after a moment in a way that no line tells. */
  touched?(reading: Reading, since: readonly { id: string; until: string }[]): Promise<Iterable<string>>
  /** Why what happened cannot be taken back, where none of the verbs above can. */
  stays?(net: NetChange): Unchangeable
  /** A plan of its own, for what is neither a field nor a whole row. */
  own?: OwnPlan
  /** How rows are told as they were, on the page of their owner or on their own; without it, only on their own. */
  asOf?: ToldAsOf
}

/** How a slice takes back what only it understands. */
export interface OwnPlan {
  /** Kinds of lines that it is about: `account.password_imported`. */
  kinds: readonly string[]
  /** What can be taken back of each of these, in their order. Whether they may is asked here. */
  plan(reading: Reading, nets: readonly NetChange[]): Promise<Plan[]>
  /** Takes steps of that plan, of many rows at once. */
  take(tx: Tx, steps: readonly Step[]): Promise<unknown>
}

export interface ToldAsOf {
  /** Rows on the page of an owner of this type, unmasked, where they are not those of a record's table. */
  ofOwner?: { type: string; rows(reading: Reading, ownerId: string): Promise<Values[]> }
  /** A row as its reader may see it; unless said otherwise its fields and states, with a list all that it answers. */
  shown?(reading: Reading, values: Values & { id: string }, state: RowState): unknown
  /** Column by which rows of an owner stand in their order: `created_at`, `-at` for newest first. Then by id. */
  order?: string
  /** At most so many of them are told. */
  most?: number
  /** Figures of the owner or of the rows that follow from what they were, and which system fields are right by that. */
  derive?: { fields: readonly string[]; from(reading: Reading, state: RowState, at: string): Promise<void> | void }
}
