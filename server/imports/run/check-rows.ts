import { sql } from 'kysely'
import type { LikelyDouble } from '../../../contract/lookalikes.ts'
import type { Change } from '../../../contract/journal-kinds.ts'
import { displayName } from '../../../contract/names.ts'
import type { Handle } from '../../platform/database/db.ts'
import type { ReadRow } from '../rules/read-row.ts'
import { differencesOf } from './differences.ts'
import type { Known } from './known.ts'
import type { Plan } from './plan.ts'

/** What a check tells of a row beside what becomes of it. */
export interface Detail {
  customer_id: string | null
  number: string | null
  title: string | null
  email: string | null
  changes: Record<string, Change>
  lookalikes: readonly LikelyDouble[]
}

/** Describes what a plan would do. */
export function detailOf(row: ReadRow, plan: Plan, known: Known | null): Detail {
  const named = known?.row ?? plan.create?.customer.input ?? row.values
  return {
    customer_id: known?.row.id ?? null,
    number: known?.row.number || row.values.number || null,
    title: displayName(named as Parameters<typeof displayName>[0]) || null,
    email: row.values.email ?? known?.row.email ?? null,
    changes: differencesOf(plan, known),
    lookalikes: [],
  }
}

/** Writes down what a check found, a line for each row. A customer that the same file would make has no id yet. */
export async function keepRows(db: Handle, importId: string, plans: readonly Plan[]): Promise<void> {
  const rows = plans.map(({ row, outcome, detail }) => ({ row_number: row, outcome, ...detail }))
  await sql`
    insert into import_rows (import_id, row_number, outcome, customer_id, number, title, email, changes, lookalikes)
    select ${importId}::uuid, r.row_number, r.outcome, (select id from customers where id = r.customer_id), r.number, r.title, r.email,
      coalesce(r.changes, '{}'), coalesce(r.lookalikes, '[]')
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as r(row_number bigint, outcome text, customer_id uuid, number text, title text, email text, changes json, lookalikes jsonb)
    on conflict (import_id, row_number) do nothing`.execute(db)
}

/** Earlier checks of a file say nothing more once it is checked anew, or is in. */
export async function forgetChecksOf(db: Handle, fileId: string): Promise<void> {
  await sql`delete from import_rows r using imports i where i.id = r.import_id and i.file_id = ${fileId} and i.dry_run`.execute(
    db,
  )
}
