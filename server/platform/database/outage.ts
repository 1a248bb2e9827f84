import type { FastifyBaseLogger } from 'fastify'
import { isDiskFull } from '../disk/full.ts'
import type { Db } from './db.ts'

interface Place {
  db: Db
  log: Pick<FastifyBaseLogger, 'warn' | 'error' | 'debug'>
}

/** Whoever asked the database has waited long enough, and its connection is given up. */
export class NoAnswer extends Error {
  /** Whether the database answers nobody, or works on this one question for too long. */
  readonly why: 'silent' | 'slow'
  /** Whether what was asked may be done all the same, now or later. */
  readonly mayBeDone: boolean

  constructor(why: NoAnswer['why'], mayBeDone: boolean, cause?: unknown) {
    super('The database gave no answer in time.', { cause })
    this.why = why
    this.mayBeDone = mayBeDone
  }
}

/** When the database of this process was found to be away. */
const awaySince = new WeakMap<Db, number>()
/** When the log heard last that its disk is full. */
const fullAt = new WeakMap<Db, number>()

const codes =
  /^(57P0\d|08\d{3}|53300|ECONN(REFUSED|RESET|ABORTED)|EPIPE|ETIMEDOUT|E(HOST|NET)(UNREACH|DOWN)|ENOTFOUND|EAI_AGAIN)$/
/** The driver gives these no code. */
const sentences =
  /^(Connection terminated|timeout expired|timeout exceeded when trying to connect|Client .*is not queryable)/

/** Whether an error says that the database cannot be reached: it is off, starting, stopping, or the way there is cut. */
export function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (error instanceof NoAnswer) return error.why === 'silent'
  const { code = '', syscall, message } = error as NodeJS.ErrnoException
  // A file that is not there has the same code as the socket of a server that does not run.
  if (code === 'ENOENT') return syscall === 'connect'
  return codes.test(code) || sentences.test(message)
}

/**
 * Logs that some work in the background failed. Of a database that is away the log tells once, whoever finds out
 * first, until `tellAnswer`; meanwhile the rest is at level debug.
 */
export function tellFailure({ db, log }: Place, error: unknown, what: string, level: 'warn' | 'error' = 'warn'): void {
  if (isDiskFull(error)) return tellFull({ db, log }, error, what)
  if (!isAway(error)) return log[level]({ err: error }, what)
  if (awaySince.has(db)) return log.debug({ err: error }, what)
  awaySince.set(db, performance.now())
  const reason = (error as Error).message || (error as NodeJS.ErrnoException).code
  log.warn({ reason }, 'The database cannot be reached. What needs it waits and is tried again.')
}

/** Logs, once a minute at most, that the database could not write for lack of room. */
function tellFull({ db, log }: Place, error: unknown, what: string): void {
  const last = fullAt.get(db)
  if (last !== undefined && performance.now() - last < 60_000) return log.debug({ err: error }, what)
  fullAt.set(db, performance.now())
  const { message: reason } = error as Error
  log.warn({ reason }, 'A disk is full. What had to write there failed, and is tried again where it can be.')
}

/** Says once, after the database was away, that it answers again. Cheap: to be called after any answer. */
export function tellAnswer({ db, log }: Place): void {
  const since = awaySince.get(db)
  if (since === undefined) return
  awaySince.delete(db)
  log.warn({ seconds: Math.round((performance.now() - since) / 1000) }, 'The database answers again.')
}
