import { composedRecords } from '../composition.ts'
import type { AnyRecord, Owner } from './record.ts'

/** A record that lives on the page of another one, and how. */
export interface Child {
  record: AnyRecord
  owner: Owner
}

/** The records that live on the page of another one, lowest slice first. */
export const childrenOf = (record: AnyRecord): Child[] =>
  composedRecords()
    .toReversed()
    .flatMap((one) => one.owners.flatMap((owner) => (owner.record === record ? [{ record: one, owner }] : [])))
