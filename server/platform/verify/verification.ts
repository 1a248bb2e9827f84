import type { RawBuilder } from 'kysely'
import type { Reading } from '../database/tx.ts'
import type { Program } from '../slice.ts'

/** A row that does not agree: its id, or what else names it, and what is wrong with it in a few words. */
export interface Disagreement {
  id: string
  said?: string | null
}

/** What a walk through rows, lines or files is given. */
export interface Look extends Reading {
  /** What holds now, where `db` is the moment at which everything is looked at: for what changes on the disk meanwhile. */
  now: Program['db']
  config: Program['config']
  /** Tells of a row that does not agree. */
  found(id: string, said?: string): void
  /** Tells how many were looked at so far. */
  looked(count: number): void
}

/** Something that is kept and that must agree with something else. `npx clientele verify` goes through all of them. */
export interface Verification {
  /** `slice.what`. */
  name: string
  /** What holds where all is well, as a sentence. */
  says: string
  /** What whoever runs the program can do where it does not hold. */
  advice: string
  /** Columns that are kept besides what people enter, and that this looks at: `customers.phone`. */
  covers?: readonly string[]
  /** It is no fault where it does not hold, but worth knowing. */
  remark?: true
  /** The rows that do not agree, as `id` and `said`: SQL, or a walk that tells of them. */
  finds: RawBuilder<Disagreement> | ((look: Look) => Promise<void>)
}

/** What most faults come from, and what helps. */
export const restoreAdvice =
  'Somebody or something has changed the database beside the program, or its disk is failing: look into the latest good backup.'
