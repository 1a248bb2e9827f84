import { sql } from 'kysely'
import type { Actor } from '../actor.ts'
import type { Fragment } from '../lists/filter-sql-scope.ts'
import { and } from '../lists/source.ts'
import type { AnyRecord, Owner } from './record.ts'

/** A column of a record over its alias. */
export const columnOf = ({ alias }: Pick<AnyRecord, 'alias'>, name: string): Fragment => sql.ref(`${alias}.${name}`)

/** The table of a record under its alias, as it stands after FROM. */
export const fromOf = ({ table, alias }: Pick<AnyRecord, 'table' | 'alias'>): Fragment =>
  sql`${sql.table(table)} ${sql.ref(alias)}`

/**
 * What an owner demands of a row: that it may be seen, where there is one, and is there, where rows go with it. Nothing
 * where the reader sees every owner anyway.
 */
export function visibleThrough(record: AnyRecord, owner: Owner, actor: Actor): Fragment[] {
  if (owner.gone === 'stays') return seenThrough(record, owner, actor)
  return owner.record.seen(actor).length === 0 ? [] : through(record, owner, owner.record.visible(actor))
}

/** The same, whether the owner is there or gone. */
export function seenThrough(record: AnyRecord, owner: Owner, actor: Actor): Fragment[] {
  const seen = owner.record.seen(actor)
  return seen.length === 0 ? [] : through(record, owner, seen)
}

/** An anti join: with `is null or exists` the planner reads all owners at every request. */
function through(record: AnyRecord, { record: owner, column }: Owner, conditions: Fragment[]): Fragment[] {
  return [
    sql`not exists (select from ${fromOf(owner)}
      where ${columnOf(owner, 'id')} = ${columnOf(record, column)} and (${and(conditions)}) is not true)`,
  ]
}
