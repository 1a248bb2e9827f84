import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import type { JobKind } from '../../server/platform/jobs/jobs.ts'

/** Counts in a table, a step at a time, each with its checkpoint in one transaction: every step is seen once. */
export const counting: JobKind<{ to: number; pause: number }> = {
  name: 'test.count',
  resumable: true,
  async run(job) {
    const { to, pause: wait } = job.params
    for (let at = Number(job.checkpoint ?? 0) + 1; at <= to; at += 1) {
      job.throwIfCancelled()
      await pause(wait)
      await job.db.write.transaction().execute(async (tx) => {
        await sql`insert into counted (run_id, step, pid) values (${job.run_id}, ${at}, ${process.pid})`.execute(tx)
        await job.keep(tx, at)
      })
      job.progress(at, to, `step ${at}`)
    }
    return { counted: to }
  },
}

/** Works for a long time and cannot go on from the middle. */
export const fragile: JobKind<{ ms: number }> = {
  name: 'test.fragile',
  resumable: false,
  async run(job) {
    await pause(job.params.ms, undefined, { signal: job.cancelled }).catch(() => job.throwIfCancelled())
    return { pid: process.pid }
  },
}
