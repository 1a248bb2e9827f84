import type { JobContext, JobKind } from '../platform/jobs/jobs.ts'
import { endingBy, failureOf } from '../platform/jobs/failure.ts'
import { refuseProblem } from '../platform/refusal.ts'
import { storeFile } from '../platform/files/storage.ts'
import { transact } from '../platform/database/tx.ts'
import { deleteFilesOfExport } from './actions/delete.ts'
import { exportResources, type ExportResource } from '../../contract/record-jobs.ts'
import { heldBy } from './rules/held.ts'
import { partName } from './rules/names.ts'
import { finish, giveUp } from './run/finish.ts'
import { runExport } from './run/run.ts'
import './tables.ts'

interface Params {
  export_id: string
}

/** Files of an export that is never finished go with the files that nobody uses. */
const unfinishedKept = 86_400_000

/** Writes an export. Each attempt begins anew, with what the database holds then. */
async function run(job: JobContext<Params>): Promise<unknown> {
  const { program, actor } = job
  const db = program.db.write
  const row = await db.selectFrom('exports').selectAll().where('id', '=', job.params.export_id).executeTakeFirst()
  if (!row?.request) throw refuseProblem('not_found', '', 'export_over')
  const { request } = row
  try {
    await transact(program.db, actor, row.source, async (tx) => {
      await deleteFilesOfExport(tx, row.id)
      await tx.db
        .updateTable('exports')
        .set({ state: 'running', error: null, ...heldBy(actor, request) })
        .where('id', '=', row.id)
        .execute()
    })
    const files: { export_id: string; file_id: string; name: string }[] = []
    const exported = await runExport(
      {
        program,
        actor,
        progress: job.progress,
        checkpoint: job.throwIfCancelled,
        async keep({ part, media_type, bytes }) {
          const file = await storeFile({ db, actor }, program.config, bytes, {
            name: partName(row.name, part, request.language),
            purpose: 'export',
            media_type,
            expires_at: new Date(Date.now() + unfinishedKept),
            limit: Number.MAX_SAFE_INTEGER,
          })
          await db.insertInto('export_files').values({ export_id: row.id, part, file_id: file.id }).execute()
          files.push({ export_id: row.id, file_id: file.id, name: file.name })
        },
      },
      request,
    )
    job.throwIfCancelled()
    await finish(program, actor, row, exported)
    return { rows: exported.rows, ...(exported.address_rows > 0 && { addresses: exported.address_rows }), files }
  } catch (error) {
    const ending = endingBy(job, error)
    if (ending) await giveUp(program, actor, row, ending, ending === 'failed' ? failureOf(error) : null)
    throw error
  }
}

const jobs = new Map(
  exportResources.map((resource): [ExportResource, JobKind<Params>] => [
    resource,
    { name: `${resource}.export`, resumable: true, maxAttempts: 3, run },
  ]),
)

export const exportJobs: readonly JobKind<Params>[] = [...jobs.values()]

/** The kind of job that exports records of a resource. */
export const exportJobOf = (resource: ExportResource): JobKind<Params> => jobs.get(resource)!
