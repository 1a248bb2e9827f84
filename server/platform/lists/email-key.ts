import { sql } from 'kysely'
import type { Fragment } from './filter-sql-scope.ts'

/** The key by which e-mail addresses are the same, as `foldEmail` in contract/platform/emails.ts makes it; as its indexes have it. */
export const emailKey = (address: Fragment): Fragment => sql`email_key(${address}) collate "C"`
