import type { RawBuilder } from 'kysely'
import type { ReadPhone } from '../../../contract/platform/filter/phones.ts'
import type { FilterScope } from '../../../contract/platform/filter/filter.ts'
import type { Field } from '../../../contract/platform/record.ts'

export type Fragment = RawBuilder<unknown>

/**
 * Rows of a child table that hold the values of one field. `from` is what stands after FROM, and ends in the condition
 * that ties the rows to the record: sql`customer_phones p where p.customer_id = c.id`.
 */
export interface SqlRows<C extends string> {
  from: Fragment
  columns: Record<C, Fragment>
}

/** A field in one expression over the record's alias: a column, or what a field of run time is computed by. */
export interface SqlColumn {
  field: Field
  expr: Fragment
  /** A column that is never null: an index of the rows where it is false serves then. */
  filled?: boolean
  /** Asks for a text that says the same in other words: `California` where `CA` was typed. */
  otherWords?: OtherWords
}

/** A field whose expression depends on where it is asked for. */
export interface SqlOfPlace {
  field: Field
  exprIn: (place: Place) => Fragment
}

/** A condition under which a row says what was typed in other words; null where there are none. */
export type OtherWords = (typed: string) => Fragment | null

/** A field whose values stand in related rows: a condition holds where it holds for one of them. */
export interface SqlRelated {
  field: Field
  rows: SqlRows<'value'>
}

/** Phones: `digits` are those of the number as typed. */
export interface SqlPhones {
  field: Field
  rows: SqlRows<'e164' | 'digits'>
}

export interface SqlEmails {
  field: Field
  rows: SqlRows<'address'>
}

export interface SqlExternalIds {
  field: Field
  rows: SqlRows<'source' | 'external_id'>
}

/** How a field is asked for in SQL. Which of the forms it needs is said by what its kind compares. */
export type SqlField = SqlColumn | SqlOfPlace | SqlRelated | SqlPhones | SqlEmails | SqlExternalIds

/** Where somebody asks: what is today there. */
export interface Place {
  time_zone: string
}

/** Who asks a filter and when, beside what it says. */
export interface Asked extends Place {
  /** What `last_days` and `next_days` count from. */
  now: Date
  /** Id of the person who asks, for `is_me`; without it nobody is. */
  me: string | null
  /** Reads a phone as somebody typed it, as FilterScope.readPhone does. */
  readPhone: ReadPhone
}

/** Related records: `from` as in SqlRows, and the fields of those records over its alias. */
export interface SqlRelation {
  from: Fragment
  scope: SqlScope
}

/** What a filter may ask about, in SQL. The names are those of the filter. */
export interface SqlScope {
  fields: Record<string, SqlField>
  relations: Record<string, SqlRelation>
}

/** The same scope for `parseFilter`: so that what is checked and what is compiled cannot differ. */
export function filterScope(sql: SqlScope): FilterScope {
  const relations = Object.entries(sql.relations).map(([name, { scope }]) => [name, filterScope(scope)] as const)
  return { fields: Object.values(sql.fields).map((one) => one.field), relations: Object.fromEntries(relations) }
}
