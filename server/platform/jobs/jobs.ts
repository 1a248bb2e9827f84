import type { FastifyBaseLogger } from 'fastify'
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { Actor } from '../actor.ts'
import type { Db, Handle } from '../database/db.ts'
import './tables.ts'
import { wake } from './queue.ts'
import { tellJob } from './news.ts'
import type { Program } from '../slice.ts'
import type { Reading, Tx } from '../database/tx.ts'

/** What a job is given. */
export interface JobContext<P = unknown> {
  run_id: string
  params: P
  program: Program
  db: Db
  log: FastifyBaseLogger
  /** On whose behalf it runs, with the permissions of this moment, not of the moment it was asked for. */
  actor: Actor
  /** From 1. */
  attempt: number
  last_attempt: boolean
  /** Aborted when somebody cancels the job, when the program stops, or when another process has taken the job over. */
  cancelled: AbortSignal
  /** Throws what `cancelled` was aborted with; call it where the job can stop. */
  throwIfCancelled(): void
  /** How far it is. Cheap: written and told at most twice a second. `total` null: not known (yet). */
  progress(done: number, total: number | null, note?: string): void
  /** What `keep` saved last, null on a fresh start: where a job that was interrupted goes on. */
  checkpoint: unknown
  /**
   * Saves where to go on, in the transaction of the work it stands for (`tx.db`), so that neither is kept without
   * the other. Throws, and so undoes that work, when another process has taken the job over.
   */
  keep(handle: Handle, checkpoint: unknown): Promise<void>
}

/** A kind of background work. Listed by its slice under `jobs`, and by name in contract/platform/jobs.ts. */
export interface JobKind<P = unknown> {
  /** `slice.what`. */
  name: string
  /** What it answers is kept as the result: small and plain. A Refusal fails it for good; any other error is tried again. */
  run(job: JobContext<P>): Promise<unknown>
  /**
   * Whether it may start again after its process died or stopped in the middle: it goes on from `checkpoint`, or does
   * the same twice without harm. One that is not resumable fails then, and says so.
   */
  resumable: boolean
  /** Attempts altogether, with pauses of 3 s, 7 s, 20 s, 1 min … to 6 h between them. One unless said otherwise. */
  maxAttempts?: number
  /** Small upkeep: left out of the list of jobs unless it is asked for by kind. */
  background?: true
  /** Jobs of kinds with the same queue run one after the other, whatever the number of processes. */
  queue?: string
  /** Lower runs first; 0 unless said otherwise. */
  priority?: number
}

/** Work that begins by itself, once over all processes. `cron` has five fields and is in UTC. */
export type Schedule = { name: string; cron: string } & (
  | { /** Name of a job kind, and what it is given. */ job: string; params?: unknown }
  | {
      /** The work itself; a schedule of this form is a job kind of its own name. */ run: JobKind['run']
      background?: true
    }
)

export interface EnqueueOptions {
  /** What it works on, such as the name of a file. */
  title?: string
  /** Not before this instant. */
  runAt?: Date
  total?: number
}

/** Puts a job in the queue as part of the transaction: it runs if, and only after, the transaction commits. Returns the id of its run. */
export async function enqueue<P>(tx: Tx, kind: JobKind<P>, params: P, options: EnqueueOptions = {}): Promise<string> {
  return await insertRun(tx, kind, params, options)
}

/** The same for callers that are not an act of somebody, such as schedules. */
export async function insertRun<P>(
  { db, actor }: Reading,
  kind: JobKind<P>,
  params: P,
  options: EnqueueOptions & { schedule?: string } = {},
): Promise<string> {
  const id = uuidv7()
  const runAt = options.runAt ?? null
  await sql`
    insert into job_runs (id, kind, title, params, background, resumable, schedule, total, max_attempts, actor_kind, actor_id, actor_name, time_zone, run_at)
    values (${id}, ${kind.name}, ${options.title ?? null}, ${JSON.stringify(params ?? {})}::jsonb, ${kind.background ?? false}, ${kind.resumable},
      ${options.schedule ?? null}, ${options.total ?? null}, ${kind.maxAttempts ?? 1}, ${actor.kind}, ${actor.id}, ${actor.name}, ${actor.time_zone},
      coalesce(${runAt}::timestamptz, now()))`.execute(db)
  await wake(db, kind, id)
  await tellJob(db, id)
  return id
}
