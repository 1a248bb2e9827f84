import { sql } from 'kysely'
import type { Actor } from '../actor.ts'
import type { Handle } from '../database/db.ts'
import { tellJob } from './news.ts'
import type { JobContext } from './jobs.ts'
import type { Program } from '../slice.ts'

/** A run that this process has claimed. */
export interface ClaimedRun {
  id: string
  kind: string
  params: unknown
  checkpoint: unknown
  resumable: boolean
  attempts: number
  max_attempts: number
  progress: number
  total: number | null
  actor_kind: Actor['kind']
  actor_id: string | null
  time_zone: string
  claim: string
}

/**
 * Why a job was told to stop: `cancelled` by somebody, `stopping` with its process, `taken` over by another one, or the
 * disk is `full` and it waits for room.
 */
export class Interruption extends Error {
  readonly why: 'cancelled' | 'stopping' | 'taken' | 'full'

  constructor(why: Interruption['why']) {
    super(
      {
        cancelled: 'The job was cancelled.',
        stopping: 'The program is stopping.',
        taken: 'Another process runs this job now.',
        full: 'The disk is full.',
      }[why],
    )
    this.why = why
  }
}

/** A job in progress: what it is given, and how its process stops it. */
export interface ActiveJob {
  context: JobContext
  /** Goes on later from where it was told to stop. */
  resumable: boolean
  /** Small upkeep. */
  background: boolean
  interrupt(why: Interruption['why']): void
  /** Waits until the last progress is written. */
  flush(): Promise<void>
}

const every = 500

export function activeJob(program: Program, run: ClaimedRun, actor: Actor, background = false): ActiveJob {
  const control = new AbortController()
  const interrupt = (why: Interruption['why']): void => {
    if (!control.signal.aborted) control.abort(new Interruption(why))
  }
  const log = program.log.child({ job: run.kind, run: run.id })
  const reporter = progressReporter(program, run, interrupt)
  const context: JobContext = {
    run_id: run.id,
    params: run.params,
    program,
    db: program.db,
    log,
    actor,
    attempt: run.attempts,
    last_attempt: run.attempts >= run.max_attempts,
    cancelled: control.signal,
    throwIfCancelled: () => control.signal.throwIfAborted(),
    progress: reporter.report,
    checkpoint: run.checkpoint,
    keep: (handle, checkpoint) => keep(handle, run, checkpoint),
  }
  return { context, resumable: run.resumable, background, interrupt, flush: reporter.flush }
}

async function keep(handle: Handle, run: ClaimedRun, checkpoint: unknown): Promise<void> {
  const { numAffectedRows } = await sql`
    update job_runs set checkpoint = ${JSON.stringify(checkpoint ?? null)}::jsonb
    where id = ${run.id} and claim = ${run.claim} and state = 'running'`.execute(handle)
  if (numAffectedRows !== 1n) throw new Interruption('taken')
}

/** Writes the latest progress at most twice a second, one write at a time. */
function progressReporter(program: Program, run: ClaimedRun, interrupt: (why: Interruption['why']) => void) {
  let latest: { done: number; total: number | null; note: string | null } | null = null
  let timer: NodeJS.Timeout | undefined
  let writing: Promise<void> = Promise.resolve()
  let written = 0

  const write = async (): Promise<void> => {
    if (!latest) return
    const { done, total, note } = latest
    latest = null
    written = Date.now()
    const { rows } = await sql<{ cancel_requested_at: string | null }>`
      update job_runs set progress = ${done}, total = ${total}, note = ${note}
      where id = ${run.id} and claim = ${run.claim} and state = 'running'
      returning cancel_requested_at`.execute(program.db.write)
    if (!rows[0]) return interrupt('taken')
    if (rows[0].cancel_requested_at) interrupt('cancelled')
    await tellJob(program.db.write, run.id)
  }
  const start = (): void => {
    timer = undefined
    // Progress that cannot be written is not worth a job: the next one is tried again.
    writing = writing.then(write).catch((error: unknown) => program.log.debug({ err: error }, 'progress not written'))
  }
  return {
    report: (done: number, total: number | null, note?: string): void => {
      latest = { done: Math.floor(done), total: total === null ? null : Math.floor(total), note: note ?? null }
      timer ??= setTimeout(start, Math.max(0, written + every - Date.now())).unref()
    },
    flush: async (): Promise<void> => {
      clearTimeout(timer)
      start()
      await writing
    },
  }
}
