import { importResources, type ImportResource } from '../../contract/record-jobs.ts'
import type { JobContext, JobKind } from '../platform/jobs/jobs.ts'
import { endingBy, failureOf } from '../platform/jobs/failure.ts'
import { Refusal, refuseProblem } from '../platform/refusal.ts'
import { findImport } from './queries/imports.ts'
import { finish } from './run/finish.ts'
import { runImport } from './run/run.ts'
import { storedSource } from './source/source.ts'

interface Params {
  import_id: string
}

async function run(job: JobContext<Params>): Promise<unknown> {
  const { program, actor } = job
  const { import_id } = job.params
  try {
    const { file_id } = await findImport(program.db.write, import_id)
    if (!file_id) throw refuseProblem('not_found', '', 'file_gone')
    const { counts, error_file_id } = await runImport(
      {
        program,
        actor,
        source: await storedSource(program, file_id, actor),
        progress: job.progress,
        checkpoint: job.throwIfCancelled,
        keep: job.keep,
      },
      import_id,
    )
    const { read, ...rest } = counts
    return { rows: read, ...rest, error_file_id }
  } catch (error) {
    const ending = endingBy(job, error)
    if (ending)
      await finish({ program, actor }, import_id, ending, error instanceof Refusal ? failureOf(error) : undefined)
    throw error
  }
}

/** Imports run one after the other: two that meet the same records would only wait for each other. */
const importJob = (resource: ImportResource): JobKind<Params> => ({
  name: `${resource}.import`,
  resumable: true,
  maxAttempts: 5,
  queue: `${resource}.import`,
  run,
})

/** The same without writing, beside whatever runs. */
const checkJob = (resource: ImportResource): JobKind<Params> => ({
  name: `${resource}.import_check`,
  resumable: true,
  maxAttempts: 3,
  run,
})

const jobs = new Map(
  importResources.map((resource) => [resource, { import: importJob(resource), check: checkJob(resource) }]),
)

export const importJobs: readonly JobKind<Params>[] = [...jobs.values()].flatMap((one) => [one.import, one.check])

/** The kind of job that imports a file of such records, or checks it. */
export const importJobOf = (resource: ImportResource, dryRun: boolean): JobKind<Params> =>
  jobs.get(resource)![dryRun ? 'check' : 'import']
