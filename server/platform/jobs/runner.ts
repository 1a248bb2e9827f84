import { EventEmitter } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { run as runQueue, type Runner, type Task, type WorkerEvents, type WorkerPool } from 'graphile-worker'
import type { ActiveJob } from './context.ts'
import { queueLogger, queuePool } from './engine.ts'
import { kindsOf } from './kinds.ts'
import { recover } from './recovery.ts'
import { yieldWhenFull } from './room.ts'
import { perform, type ActorReader, type Performer } from './run.ts'
import { cronItems, fire, scheduleTask } from './schedules.ts'
import { watch, type Watch } from './worker.ts'
import type { JobKind, Schedule } from './jobs.ts'
import { isAway, tellFailure } from '../database/outage.ts'
import type { Program } from '../slice.ts'

export interface JobsOptions {
  program: Program
  kinds: readonly JobKind[]
  schedules: readonly Schedule[]
  /** Reads again, as a job begins, who asked for it. */
  actorOf: ActorReader
  /** Jobs at a time in this process; 4 unless said otherwise. */
  concurrency?: number
}

export interface Jobs {
  /** Whether jobs are being run: for `/readyz`. */
  running(): boolean
  /** Takes no more jobs, gives those in progress a moment, interrupts them then. At most some ten seconds. */
  stop(): Promise<void>
}

/** How long jobs may go on once the program is asked to stop, and how long they have to notice. */
const grace = 1_500
const patience = 8_000

/**
 * Runs jobs and schedules until stopped. Any number of processes may do so on one database: a job is run by one of
 * them, a schedule starts once, and what a process leaves behind when it dies goes on in another within some three seconds.
 */
export async function startJobs(options: JobsOptions): Promise<Jobs> {
  const kinds = kindsOf(options.kinds, options.schedules)
  const { log } = options.program
  const stopping = new AbortController()
  const { signal } = stopping
  const isStopping = (): boolean => signal.aborted
  let worker = await startWorker(options, kinds, isStopping)
  const supervision = (async () => {
    for (;;) {
      const error = await worker.ended
      if (signal.aborted) return
      if (!isAway(error)) log.warn('The worker of the queue ended; starting another.')
      const ended = worker
      worker = gone
      await ended.leave()
      worker = await restarted(options, kinds, signal)
      // Asked to stop while it was starting.
      if (signal.aborted) return worker.stop()
    }
  })()
  return {
    running: () => !signal.aborted && worker.alive(),
    stop: async () => {
      if (signal.aborted) return
      stopping.abort()
      await worker.stop()
      await supervision
    },
  }
}

/** The database may be away: tries until there is a worker again, or the program stops. */
async function restarted(
  options: JobsOptions,
  kinds: Map<string, JobKind>,
  signal: AbortSignal,
): Promise<RunningWorker> {
  for (let wait = 500; ; wait = Math.min(wait * 2, 5_000)) {
    await pause(wait, undefined, { signal }).catch(() => {})
    if (signal.aborted) return gone
    try {
      return await startWorker(options, kinds, () => signal.aborted)
    } catch (error) {
      tellFailure(options.program, error, 'no worker of the queue yet')
    }
  }
}

interface RunningWorker {
  /** With the error that ended it, if one did. */
  ended: Promise<unknown>
  alive(): boolean
  /** Ends orderly. */
  stop(): Promise<void>
  /** Cleans up after a worker that ended by itself. */
  leave(): Promise<void>
}

const gone: RunningWorker = {
  ended: Promise.resolve(),
  alive: () => false,
  stop: async () => {},
  leave: async () => {},
}

async function startWorker(
  options: JobsOptions,
  kinds: Map<string, JobKind>,
  stopping: () => boolean,
): Promise<RunningWorker> {
  const { program, schedules, actorOf, concurrency = 4 } = options
  const { db, log } = program
  const pool = queuePool(db.connection, concurrency + 1)
  const active = new Map<string, ActiveJob>()
  const presence = Promise.withResolvers<Performer>()
  presence.promise.catch(() => {})
  const events: WorkerEvents = new EventEmitter()
  let workerId = ''
  events.once('pool:create', ({ workerPool }: { workerPool: WorkerPool }) => {
    workerId = workerPool.id
  })
  const taskList = Object.fromEntries<Task>([
    ...[...kinds.values()].map((kind): [string, Task] => [
      kind.name,
      async (payload) => await perform(await presence.promise, kind, (payload as { run: string }).run),
    ]),
    ...schedules.map((schedule): [string, Task] => [
      scheduleTask(schedule.name),
      async () => void (await fire(db.write, schedule, kinds)),
    ]),
  ])
  const runner = await started(pool, () =>
    runQueue({
      pgPool: pool,
      taskList,
      parsedCronItems: cronItems(schedules),
      concurrency,
      noHandleSignals: true,
      logger: queueLogger(program),
      events,
      preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    }),
  )
  const ended = runner.promise.catch((error: unknown) => {
    tellFailure(program, error, 'worker of the queue failed')
    return error
  })
  let present: Watch
  try {
    present = await watch({
      connection: db.connection,
      worker_id: workerId,
      log,
      active: () => [...active.keys()],
      onCancel: (id) => active.get(id)?.interrupt('cancelled'),
      onTaken: (id) => active.get(id)?.interrupt('taken'),
      onBeat: async (dead) => void (await recover(db, kinds, { dead })),
    })
  } catch (error) {
    presence.reject(error)
    await runner.stop().catch(() => {})
    await pool.end()
    throw error
  }
  presence.resolve({ program, worker_id: workerId, actorOf, active, stopping })
  // What fails now is made up for by the next beat.
  await recover(db, kinds).catch((error: unknown) =>
    tellFailure(program, error, 'jobs of dead workers not taken over yet'),
  )

  const room = yieldWhenFull(program, active)

  const leave = async (): Promise<void> => {
    room.stop()
    for (const job of active.values()) job.interrupt(stopping() ? 'stopping' : 'taken')
    await present.end()
    await recover(db, kinds, { ended: [workerId] }).catch((error: unknown) =>
      log.debug({ err: error }, 'jobs not given back'),
    )
    await Promise.race([pool.end(), pause(2_000, undefined, { ref: false })])
  }
  return {
    ended,
    alive: () => present.alive(),
    leave,
    stop: () => stopWorker(runner, active, leave),
  }
}

async function started(pool: { end(): Promise<void> }, start: () => Promise<Runner>): Promise<Runner> {
  try {
    return await start()
  } catch (error) {
    await pool.end()
    throw error
  }
}

async function stopWorker(
  runner: Runner,
  active: ReadonlyMap<string, ActiveJob>,
  leave: () => Promise<void>,
): Promise<void> {
  const stopped = runner.stop().catch(() => {})
  const quick = await Promise.race([stopped.then(() => true), pause(grace, false)])
  if (!quick) {
    for (const job of active.values()) job.interrupt('stopping')
    const noticed = await Promise.race([stopped.then(() => true), pause(patience, false)])
    if (!noticed) void runner.kill().catch(() => {})
  }
  await leave()
}
