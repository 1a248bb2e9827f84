import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { Failure } from '../../../contract/platform/failure.ts'
import { problem } from '../../../contract/platform/problems.ts'
import type { Actor } from '../actor.ts'
import { isShortOfRoom } from '../disk/demand.ts'
import { isDiskFull } from '../disk/full.ts'
import { activeJob, Interruption, type ActiveJob, type ClaimedRun } from './context.ts'
import { failureOf } from './failure.ts'
import { tellJob } from './news.ts'
import { wake } from './queue.ts'
import type { JobKind } from './jobs.ts'
import { Refusal, refuseProblem } from '../refusal.ts'
import type { Program } from '../slice.ts'

/** Who somebody is now, with the permissions of now; null when that person or key is no more. */
export type ActorReader = (program: Program, actor: Pick<Actor, 'kind' | 'id'>) => Promise<Actor | null>

export interface Performer {
  program: Program
  worker_id: string
  actorOf: ActorReader
  /** The jobs of this worker that are in progress, by run. */
  active: Map<string, ActiveJob>
  stopping(): boolean
}

/** Runs one run to its end, whatever that is, and writes down what came of it. */
export async function perform(performer: Performer, kind: JobKind, runId: string): Promise<void> {
  const run = await claim(performer, runId)
  if (!run) return
  const { program } = performer
  await tellJob(program.db.write, run.id)
  const outcome = await attempt(performer, kind, run)
  await settle(performer, kind, run, outcome)
}

/** Takes a run that is due. Null: somebody else has it, or it was cancelled, or it waits for its next attempt. */
async function claim({ program, worker_id }: Performer, runId: string): Promise<ClaimedRun | null> {
  const { rows } = await sql<ClaimedRun>`
    update job_runs set state = 'running', attempts = attempts + 1, worker_id = ${worker_id}, claim = ${uuidv7()},
      started_at = coalesce(started_at, now())
    where id = ${runId} and state = 'queued' and run_at <= now()
    returning id, kind, params, checkpoint, resumable, attempts, max_attempts, progress, total, actor_kind, actor_id, time_zone, claim`.execute(
    program.db.write,
  )
  return rows[0] ?? null
}

type Outcome = { result: unknown } | { error: unknown }

async function attempt(performer: Performer, kind: JobKind, run: ClaimedRun): Promise<Outcome> {
  const { program, actorOf, active } = performer
  try {
    const found = await actorOf(program, { kind: run.actor_kind, id: run.actor_id })
    if (!found) throw refuseProblem('forbidden', '', 'actor_gone')
    const actor = { ...found, time_zone: run.time_zone }
    if (!kind.background && (await isShortOfRoom(program.config))) throw new Interruption('full')
    const job = activeJob(program, run, actor, kind.background)
    active.set(run.id, job)
    try {
      if (performer.stopping()) job.interrupt('stopping')
      job.context.throwIfCancelled()
      return { result: await kind.run(job.context) }
    } finally {
      active.delete(run.id)
      await job.flush()
    }
  } catch (error) {
    return { error }
  }
}

interface Ending {
  state: 'queued' | 'done' | 'failed' | 'cancelled'
  error?: Failure
  result?: unknown
  /** Seconds until the next attempt. */
  wait?: number
  /** The attempt does not count: nobody is to blame for it. */
  uncounted?: boolean
}

/** Nothing but room is missing: it is tried again, however often. */
const waitsForRoom: Ending = { state: 'queued', error: problem('disk_full'), wait: 10, uncounted: true }

function endingOf(run: ClaimedRun, outcome: Outcome): Ending | null {
  if ('result' in outcome) return { state: 'done', result: outcome.result }
  const { error } = outcome
  if (error instanceof Interruption) {
    if (error.why === 'taken') return null
    if (error.why === 'cancelled') return { state: 'cancelled' }
    if (error.why === 'full') return waitsForRoom
    if (run.resumable) return { state: 'queued', wait: 0, uncounted: true }
    return { state: 'failed', error: problem('not_resumable') }
  }
  if (run.resumable && isDiskFull(error) && !(error instanceof Refusal)) return waitsForRoom
  const failure = failureOf(error)
  if (error instanceof Refusal || run.attempts >= run.max_attempts) return { state: 'failed', error: failure }
  return { state: 'queued', error: failure, wait: backoff(run.attempts) }
}

/** Seconds before attempt n + 1: 3, 7, 20, 55 s, … about 6 h. */
const backoff = (attempts: number): number => Math.round(Math.exp(Math.min(attempts, 10)))

/** Writes down how the attempt ended. A database that is away for a moment must not lose that. */
async function settle(performer: Performer, kind: JobKind, run: ClaimedRun, outcome: Outcome): Promise<void> {
  const ending = endingOf(run, outcome)
  const { log } = performer.program
  if (ending === waitsForRoom) log.debug({ job: run.kind, run: run.id }, 'job waits for room on the disk')
  else if ('error' in outcome && !(outcome.error instanceof Interruption)) {
    const level = ending?.state === 'failed' && !(outcome.error instanceof Refusal) ? 'error' : 'warn'
    log[level]({ err: outcome.error, job: run.kind, run: run.id, attempt: run.attempts }, 'job failed')
  }
  if (!ending) return
  for (let tries = 1; ; tries += 1) {
    try {
      return await write(performer, kind, run, ending)
    } catch (error) {
      // Whatever else ends, a full disk does: until then the run is this worker's.
      if (tries >= 6 && (!isDiskFull(error) || performer.stopping())) throw error
      await pause(Math.min(tries, 5) * 1000)
    }
  }
}

async function write({ program }: Performer, kind: JobKind, run: ClaimedRun, ending: Ending): Promise<void> {
  const result = ending.result === undefined ? null : JSON.stringify(ending.result)
  const error = ending.error ? JSON.stringify(ending.error) : null
  const ended = ending.state !== 'queued'
  await program.db.write.transaction().execute(async (tx) => {
    const { numAffectedRows } = await sql`
      update job_runs set
        state = case when ${ending.state} = 'queued' and cancel_requested_at is not null then 'cancelled' else ${ending.state} end,
        error = ${error}::jsonb, result = ${result}::jsonb, worker_id = null, claim = null,
        attempts = attempts - ${ending.uncounted ? 1 : 0},
        run_at = case when ${ended} then run_at else now() + ${ending.wait ?? 0} * interval '1 second' end,
        finished_at = case when ${ended} or cancel_requested_at is not null then now() end
      where id = ${run.id} and claim = ${run.claim} and state = 'running'`.execute(tx)
    if (numAffectedRows !== 1n) return
    if (!ended) await wake(tx, kind, run.id)
    await tellJob(tx, run.id)
  })
}
