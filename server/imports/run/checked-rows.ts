import { sql } from 'kysely'
import type { Handle } from '../../platform/database/db.ts'
import type { PlannedRow } from './importer.ts'

/** Writes down what a check found, a line for each row. A customer that the same file would make has no id yet, nor has another record. */
export async function keepRows(db: Handle, importId: string, plans: readonly PlannedRow[]): Promise<void> {
  const rows = plans.map(({ row, outcome, detail }) => ({ row_number: row, outcome, ...detail }))
  await sql`
    insert into import_rows (import_id, row_number, outcome, customer_id, record_id, number, title, email, changes, lookalikes, same_file)
    select ${importId}::uuid, r.row_number, r.outcome, (select id from customers where id = r.customer_id), r.record_id, r.number, r.title, r.email,
      coalesce(r.changes, '{}'), coalesce(r.lookalikes, '[]'), coalesce(r.same_file, '[]')
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as r(row_number bigint, outcome text, customer_id uuid, record_id uuid, number text, title text, email text, changes json, lookalikes jsonb, same_file jsonb)
    on conflict (import_id, row_number) do nothing`.execute(db)
}

/** Earlier checks of a file say nothing more once it is checked anew, or is in. */
export async function forgetChecksOf(db: Handle, fileId: string): Promise<void> {
  await sql`delete from import_rows r using imports i where i.id = r.import_id and i.file_id = ${fileId} and i.dry_run`.execute(
    db,
  )
}
