import { sql } from 'kysely'
import { composedRecords } from '../composition.ts'
import type { Fragment } from '../lists/filter-sql-scope.ts'
import type { AnyRecord, Owner } from './record.ts'
import { columnOf, fromOf } from './visible.ts'

/** Records that a filter of another one may ask about, and how their rows belong to its. */
export interface Related {
  /** Its name in the filter. */
  name: string
  record: AnyRecord
  /** What stands after FROM, up to the condition that ties the rows to those of the record. */
  joins: Fragment
  /** The owner through whom they belong together: what it demands of them needs no asking again. */
  through?: Owner
}

/** The records that live on the page of a record, and its owners. */
export function relationsOf(record: AnyRecord): Related[] {
  const children = composedRecords().flatMap((child) =>
    child.owners
      .filter((owner) => owner.record === record)
      .map((through) => ({
        name: child.resource,
        record: child,
        joins: join(child, through.column, record, 'id'),
        through,
      })),
  )
  const owners = record.owners.map(({ record: owner, column }) => ({
    name: owner.type,
    record: owner,
    joins: join(owner, 'id', record, column),
  }))
  return [...children, ...owners]
}

const join = (other: AnyRecord, column: string, record: AnyRecord, of: string): Fragment =>
  sql`${fromOf(other)} where ${columnOf(other, column)} = ${columnOf(record, of)}`
