import type { ExternalId } from '../../../../contract/platform/kinds/values.ts'
import type { Reading, Tx } from '../../database/tx.ts'

/** How rows of a record are created and changed. `C` and `P` are the bodies of the single calls, `A` is their answer. */
export interface SingleCalls<C, P, A> {
  create(tx: Tx, input: C): Promise<A>
  /** `version` is that which the caller has seen; null: any. */
  change(tx: Tx, id: string, patch: P, version: number | null): Promise<A>
  /** What a body may say of a new row alone, beside the fields that are given once. */
  onCreation?: readonly string[]
  /** Refuses ids of other systems under which nothing may be created in passing. */
  demandFree?(tx: Tx, ids: readonly ExternalId[]): Promise<void>
}

/** The same, and how one row is read. */
export interface ReadCalls<C, P, A> extends SingleCalls<C, P, A> {
  read(reading: Reading, id: string): Promise<A>
}
