import { sql } from 'kysely'
import type { Fragment } from './filter-sql-scope.ts'

/** The key by which e-mail addresses are the same, as `foldEmail` in contract/platform/emails.ts makes it; as its indexes have it. */
export const emailKey = (address: Fragment): Fragment => sql`email_key(${address}) collate "C"`

/**
 * What stands after FROM for the rows of a table whose `column` is one of `emails` (an array of text): the row as `r`, what it
 * was found by as `k.email`. Each address is looked up in the index of its key by itself: on a table without statistics
 * a join would keep all rows and compare each with each.
 */
export const rowsByEmail = (emails: Fragment, table: Fragment, column: string): Fragment => sql`
  unnest(${emails}) k(email) cross join lateral (
    select * from ${table} t where ${emailKey(sql`t.${sql.ref(column)}`)} = ${emailKey(sql`k.email`)} offset 0) r`
