import { sql } from 'kysely'
import type { JobContext } from '../platform/jobs/jobs.ts'
import { deleteFile } from '../platform/files/storage.ts'
import type { GuardedSubject } from '../platform/slice.ts'
import type { Tx } from '../platform/database/tx.ts'
import { remarksKept } from './run/error-file.ts'

/**
 * What an erase takes from imports: remarks on persons, and the files of imports that brought or changed them,
 * uploaded or made, since nobody can take one person out of a file.
 */
export async function forgetInImports(tx: Tx, customerIds: readonly string[]): Promise<void> {
  const { rows } = await sql<{ file_id: string | null; error_file_id: string | null }>`
    select i.file_id, i.error_file_id from imports i
    where (i.file_id is not null or i.error_file_id is not null) and (
      i.id in (select action_id from journal where customer_id = any(${customerIds}::uuid[]) and source = 'import')
      or i.id in (select import_id from import_problems where customer_id = any(${customerIds}::uuid[])))`.execute(
    tx.db,
  )
  await sql`delete from import_problems where customer_id = any(${customerIds}::uuid[])`.execute(tx.db)
  for (const { file_id, error_file_id } of rows)
    for (const id of [file_id, error_file_id]) if (id) await deleteFile(tx, id)
}

/** Rows of checks that would bring somebody who is being erased: they are found by the e-mail alone. */
export async function forgetChecks(tx: Tx, erased: readonly GuardedSubject[]): Promise<void> {
  const emails = erased.flatMap(({ details }) => (details['row'] as { email: string | null }).email ?? [])
  await sql`
    delete from import_rows r where lower(r.email) in (
      select lower(e collate "und-x-icu") from unnest(${emails}::text[]) as e
      union select lower(a.email) from accounts a where a.customer_id = any(${erased.map(({ id }) => id)}::uuid[]))`.execute(
    tx.db,
  )
}

/** Remarks of imports, and what checks found, are deleted when their files expire. */
export async function tidyImports({ db }: JobContext): Promise<{ removed: number }> {
  const old = new Date(Date.now() - remarksKept)
  await sql`
    delete from import_rows r using imports i
    where i.id = r.import_id and coalesce(i.finished_at, i.progress_at) < ${old}`.execute(db.write)
  const { numAffectedRows } = await sql`
    delete from import_problems p using imports i
    where i.id = p.import_id and coalesce(i.finished_at, i.progress_at) < ${old}`.execute(db.write)
  return { removed: Number(numAffectedRows ?? 0) }
}
