import { sql } from 'kysely'
import type { Email } from '../../contract/platform/kinds/values.ts'
import { customers } from '../customers/record.ts'
import type { JobContext } from '../platform/jobs/jobs.ts'
import { deleteFile } from '../platform/files/storage.ts'
import { emailKey } from '../platform/lists/email-key.ts'
import type { Fragment } from '../platform/lists/filter-sql-scope.ts'
import { childrenOf } from '../platform/records/children.ts'
import type { GuardedSubject } from '../platform/slice.ts'
import type { Tx } from '../platform/database/tx.ts'
import { openTraces } from '../platform/records/traces.ts'
import { forgetFiles } from './forget-files.ts'
import { remarksKept } from './run/error-file.ts'
import { firstCharacters } from '../../contract/platform/line.ts'

/**
 * What an erase takes from imports: remarks on persons and on what belongs to them, and the files of imports that brought
 * or changed them, or whose rows were found to tell of what belongs to them, uploaded or made, since nobody can take one
 * person out of a file.
 */
export async function forgetInImports(tx: Tx, customerIds: readonly string[]): Promise<void> {
  const ids = sql`any(${customerIds}::uuid[])`
  const theirs = belongingTo(customerIds)
  await deleteFiles(
    tx,
    sql`
      i.id in (select action_id from journal where customer_id = ${ids} and source = 'import')
      or i.id in (select import_id from import_problems where customer_id = ${ids} or record_id in (${theirs}))
      or i.id in (select import_id from import_rows where record_id in (${theirs}))
      or i.id in (select import_id from import_rows where customer_id = ${ids})`,
  )
  await sql`delete from import_problems where customer_id = ${ids} or record_id in (${theirs})`.execute(tx.db)
  await sql`delete from import_rows where record_id in (${theirs})`.execute(tx.db)
  await sql`
    update import_rows r set lookalikes = (
      select coalesce(jsonb_agg(l), '[]') from jsonb_array_elements(r.lookalikes) l where (l ->> 'customer_id')::uuid <> all(${customerIds}::uuid[]))
    where r.lookalikes <> '[]' and r.lookalikes @> any(${customerIds.map((id) => JSON.stringify([{ customer_id: id }]))}::jsonb[])`.execute(
    tx.db,
  )
}

/** The rows of records that live on their pages. */
const belongingTo = (customerIds: readonly string[]): Fragment =>
  sql.join(
    childrenOf(customers).map(
      ({ record, owner }) =>
        sql`select id from ${sql.table(record.table)} where ${sql.ref(owner.column)} = any(${customerIds}::uuid[])`,
    ),
    sql` union all `,
  )

async function deleteFiles(tx: Tx, which: Fragment): Promise<void> {
  const { rows } = await sql<{ file_id: string | null; error_file_id: string | null }>`
    select i.file_id, i.error_file_id from imports i
    where (i.file_id is not null or i.error_file_id is not null) and (${which})`.execute(tx.db)
  for (const { file_id, error_file_id } of rows)
    for (const id of [file_id, error_file_id]) if (id) await deleteFile(tx, id)
}

/**
 * What is known of somebody who is being erased by a text alone: rows of checks that would bring them, by the e-mail, and
 * remarks on cells that named them where nobody was found.
 */
export async function forgetChecks(tx: Tx, erased: readonly GuardedSubject[]): Promise<void> {
  const rows = erased.map(({ details }) => details['row'] as Record<string, unknown>)
  const emails = rows.flatMap((row) => (row['emails'] as Email[]).map(({ address }) => address))
  const traces = erased.flatMap(({ details }) => (details['traces'] ?? []) as string[])
  const titles = rows.map((row) => firstCharacters(customers.called(row), mostCompared).toLowerCase())
  const hasEmail = sql`${emailKey(sql`r.email`)} in (
      select ${emailKey(sql`e`)} from unnest(${emails}::text[]) as e
      union select ${emailKey(sql`a.email`)} from accounts a where a.customer_id = any(${erased.map(({ id }) => id)}::uuid[]))`
  await deleteFiles(tx, sql`i.id in (select r.import_id from import_rows r where ${hasEmail})`)
  await sql`
    with gone as (
      delete from import_rows r where ${hasEmail} or lower(left(r.title, ${sql.lit(mostCompared)})) = any(${titles}::text[])
      returning r.import_id, r.row_number)
    delete from import_problems p using gone where p.import_id = gone.import_id and p.row_number = gone.row_number`.execute(
    tx.db,
  )
  await forgetOthers(tx, traces)
  if (!erased.some(({ details }) => details['undone'])) await forgetFiles(tx, traces)
  const texts = [...traces, ...emails, ...rows.flatMap((row) => [String(row['number']), customers.called(row)])]
  const names = [...new Set(texts.map((text) => firstCharacters(text.toLowerCase(), mostCompared)))]
  const isNamed = sql`p.code in ('reference', 'several') and left(lower(p.value), ${sql.lit(mostCompared)}) = any(${names}::text[])`
  await deleteFiles(tx, sql`i.id in (select p.import_id from import_problems p where ${isNamed})`)
  await sql`delete from import_problems p where ${isNamed}`.execute(tx.db)
}

/** Remarks that a row meant them where its id led to somebody else. */
async function forgetOthers(tx: Tx, traces: readonly string[]): Promise<void> {
  const { rows } = await sql<{ import_id: string; n: string; value: string }>`
    select import_id, n, value from import_problems where code = 'somebody_else' and value is not null`.execute(tx.db)
  if (rows.length === 0) return
  const { mentions } = openTraces(traces)
  const found = rows.filter(({ value }) => mentions(value))
  if (found.length === 0) return
  await deleteFiles(tx, sql`i.id = any(${found.map((one) => one.import_id)}::uuid[])`)
  await sql`delete from import_problems where n = any(${found.map(({ n }) => n)}::bigint[])`.execute(tx.db)
}

/** As the index of such remarks has it. */
const mostCompared = 200

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
