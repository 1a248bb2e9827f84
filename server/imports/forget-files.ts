import { sql } from 'kysely'
import { transact, type Tx } from '../platform/database/tx.ts'
import { deleteFile } from '../platform/files/storage.ts'
import { enqueue } from '../platform/jobs/jobs.ts'
import type { JobContext, JobKind } from '../platform/jobs/jobs.ts'
import { openTraces, type Traced } from '../platform/records/traces.ts'
import { Refusal } from '../platform/refusal.ts'
import { sourceOf, type ImportSource } from './source/source.ts'
import { openTable } from './source/table.ts'

interface Params {
  traces: string[]
}

/** Uploads that have not come in, those that were only checked among them. */
const waiting = async (db: Tx['db']): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`select id from files where purpose = 'import_source'`.execute(db)
  return rows.map(({ id }) => id)
}

/** Has uploads looked through for somebody who is being erased, after the commit: nobody knows yet whom they tell of. */
export async function forgetFiles(tx: Tx, traces: string[]): Promise<void> {
  if (traces.length > 0 && (await waiting(tx.db)).length > 0) await enqueue(tx, forgetFilesJob, { traces })
}

export const forgetFilesJob: JobKind<Params> = {
  name: 'imports.forget_files',
  resumable: true,
  maxAttempts: 10,
  background: true,
  run: forget,
}

/** Deletes uploads that tell of somebody, with what was found in them, and forgets whom it looked for. */
async function forget(job: JobContext<Params>): Promise<{ removed: number }> {
  const { program, run_id, last_attempt } = job
  const forgotten = (): Promise<unknown> =>
    sql`update job_runs set params = '{}' where id = ${run_id}`.execute(program.db.write)
  try {
    const removed = await forgetIn(job)
    await forgotten()
    return { removed }
  } catch (error) {
    if (last_attempt) await forgotten()
    throw error
  }
}

async function forgetIn(job: JobContext<Params>): Promise<number> {
  const { program, actor } = job
  const traced = openTraces(job.params.traces)
  let removed = 0
  for (const id of await waiting(program.db.write)) {
    job.throwIfCancelled()
    if (!(await tells(sourceOf(program, id), traced, job))) continue
    await transact(program.db, actor, 'system', (tx) => forgetUpload(tx, id))
    removed += 1
  }
  return removed
}

/** Whether a file tells of somebody. One that cannot be read might. */
async function tells(source: Promise<ImportSource | null>, traced: Traced, job: JobContext<Params>): Promise<boolean> {
  const file = await source
  if (!file) return false
  try {
    const { columns, rows } = await openTable(file)
    if (isIn(columns, traced)) return true
    for await (const part of rows) {
      job.throwIfCancelled()
      if (part.some(({ cells }) => isIn(cells, traced))) return true
    }
    return false
  } catch (error) {
    if (error instanceof Refusal) return true
    throw error
  }
}

const isIn = (cells: readonly string[], traced: Traced): boolean =>
  traced.mentions(cells.join(' | ')) || cells.some((cell) => isTelling(cell) && traced.isBareId(cell))

/** A short number is an id of many systems. */
const isTelling = (cell: string): boolean => (/\p{L}/u.test(cell) ? cell.length > 4 : cell.length > 7)

async function forgetUpload(tx: Tx, id: string): Promise<void> {
  const { rows } = await sql<{ id: string; error_file_id: string | null }>`
    select id, error_file_id from imports where file_id = ${id}`.execute(tx.db)
  const ids = rows.map((one) => one.id)
  for (const { error_file_id } of rows) if (error_file_id) await deleteFile(tx, error_file_id)
  await deleteFile(tx, id)
  await sql`delete from import_rows where import_id = any(${ids}::uuid[])`.execute(tx.db)
  await sql`delete from import_problems where import_id = any(${ids}::uuid[])`.execute(tx.db)
}
