import { sql, type RawBuilder } from 'kysely'
import type { Condition, Filter, Some } from '../../../contract/platform/filter/filter.ts'
import { kindOf } from '../../../contract/platform/kinds/kinds.ts'
import { plain } from '../../../contract/platform/filter/operators.ts'
import { conditions, type Condition as SqlCondition } from './filter-sql-conditions.ts'
import { readPlainPhone } from '../../../contract/platform/filter/phones.ts'
import type { Asked, Fragment, SqlColumn, SqlField, SqlRelated, SqlScope } from './filter-sql-scope.ts'

export type { SqlField, SqlRelation, SqlScope } from './filter-sql-scope.ts'

/**
 * A filter as a condition for WHERE. The filter must have come from `parseFilter` with the same scope; whatever is in it
 * becomes a parameter. True of the rows that fulfil it; false or null of the others: what is asked for plainly keeps the
 * shape that indexes serve, and `is not true` under a negation makes it the exact complement.
 */
export function compileFilter(filter: Filter, scope: SqlScope, asked: Partial<Asked> = {}): RawBuilder<boolean> {
  return whole(filter, scope, {
    now: asked.now ?? new Date(),
    me: asked.me ?? null,
    time_zone: asked.time_zone ?? 'UTC',
    readPhone: asked.readPhone ?? readPlainPhone,
  })
}

const whole = (filter: Filter, scope: SqlScope, asked: Asked): RawBuilder<boolean> =>
  sql<boolean>`(${compile(filter, scope, asked)})`

function compile(filter: Filter, scope: SqlScope, asked: Asked): Fragment {
  if ('all' in filter)
    return sql.join(
      filter.all.map((one) => whole(one, scope, asked)),
      sql` and `,
    )
  if ('any' in filter)
    return sql.join(
      filter.any.map((one) => whole(one, scope, asked)),
      sql` or `,
    )
  if ('not' in filter) return sql`${whole(filter.not, scope, asked)} is not true`
  if ('none' in filter) return sql`false`
  if ('some' in filter) return compileSome(filter, scope, asked)
  return compileCondition(filter, scope, asked)
}

/** One related record is asked for by EXISTS; of several no more are counted than it takes to know. */
function compileSome({ some, where, at_least = 1 }: Some, { relations }: SqlScope, asked: Asked): Fragment {
  const relation = own(relations, some)
  const rows = where ? sql`${relation.from} and ${whole(where, relation.scope, asked)}` : relation.from
  if (at_least === 1) return sql`exists (select from ${rows})`
  return sql`(select count(*) from (select from ${rows} limit ${at_least}::int) counted) = ${at_least}::int`
}

function compileCondition({ field: name, op: wanted, value }: Condition, { fields }: SqlScope, asked: Asked): Fragment {
  const field = own(fields, name)
  const { op, negated } = plain(wanted)
  // What the kind compares as decides the types of field and value.
  const condition = conditions[kindOf(field.field).compares][op] as SqlCondition<SqlField, unknown> | undefined
  if (!condition) throw new Error(`No SQL for "${op}" on "${name}".`)
  const positive = isRelated(field)
    ? ofSomeRow(field, op, (one) => condition(one, value, asked))
    : condition(enclosed(field, asked), value, asked)
  if (!negated) return positive
  return op === 'empty' ? sql`not (${positive})` : sql`(${positive}) is not true`
}

const isRelated = (field: SqlField): field is SqlRelated => 'rows' in field && 'value' in field.rows.columns

/** True where one of the rows fulfils it; empty without any. */
function ofSomeRow({ field, rows }: SqlRelated, op: string, condition: (one: SqlColumn) => Fragment): Fragment {
  if (op === 'empty') return sql`not exists (select from ${rows.from})`
  return sql`exists (select from ${rows.from} and (${condition({ field, expr: rows.columns.value })}))`
}

/** An expression of run time may be anything: in parentheses it is one thing. */
const enclosed = (field: SqlField, asked: Asked): SqlField =>
  'exprIn' in field
    ? { field: field.field, expr: sql`(${field.exprIn(asked)})` }
    : 'expr' in field
      ? { ...field, expr: sql`(${field.expr})` }
      : field

function own<T>(named: Record<string, T>, name: string): T {
  const found = Object.hasOwn(named, name) ? named[name] : undefined
  if (found === undefined) throw new Error(`The scope has no SQL for "${name}".`)
  return found
}
