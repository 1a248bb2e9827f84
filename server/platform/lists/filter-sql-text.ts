import { sql } from 'kysely'
import { compactCode, isCaseless } from '../../../contract/platform/filter/text.ts'
import type { Fragment } from './filter-sql-scope.ts'

/**
 * Lower case of every script, whatever collation the database or the column has. An index on `lower(column)` serves it
 * where the column has the collation "und-x-icu", an index on `lower(column collate "und-x-icu")` in any case.
 */
export const lower = (text: Fragment): Fragment => sql`lower(${text} collate "und-x-icu")`

/** The same text as `foldCase` in contract/platform/filter/text.ts makes. */
export const foldCaseSql = (text: Fragment): Fragment =>
  sql`replace(replace(${lower(text)}, ${sql.lit('i\u0307')}, 'i'), 'ς', 'σ') collate "C"`

/** The same text as `compactCode` makes, as indexes of such codes have it. */
export const compactSql = (text: Fragment): Fragment =>
  sql`upper(translate(${text} collate "C", ${sql.lit(' \u00a0-')}, ''))`

/** Text of which every character stands for itself in a LIKE pattern. */
const literally = (text: string) => text.replace(/[\\%_]/g, '\\$&')

/** Text without letter case is looked for in the plain column, so that an index on it serves a beginning (postal codes). */
function like(expr: Fragment, wanted: string, pattern: string): Fragment {
  if (isCaseless(wanted)) return sql`${expr} like ${pattern}::text`
  return sql`${foldCaseSql(expr)} like ${foldCaseSql(sql`${pattern}::text`)}`
}

export const containsSql = (expr: Fragment, wanted: string): Fragment => like(expr, wanted, `%${literally(wanted)}%`)
export const startsWithSql = (expr: Fragment, wanted: string): Fragment => like(expr, wanted, `${literally(wanted)}%`)

export const compactContainsSql = (expr: Fragment, wanted: string): Fragment =>
  plainContainsSql(compactSql(expr), compactCode(wanted))
export const compactStartsWithSql = (expr: Fragment, wanted: string): Fragment =>
  plainStartsWithSql(compactSql(expr), compactCode(wanted))

/** For text that has one spelling: digits, ids. */
export const plainContainsSql = (expr: Fragment, wanted: string): Fragment =>
  sql`${expr} like ${`%${literally(wanted)}%`}::text`
export const plainStartsWithSql = (expr: Fragment, wanted: string): Fragment =>
  sql`${expr} like ${`${literally(wanted)}%`}::text`
