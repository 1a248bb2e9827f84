import { parseCronItem, type ParsedCronItem } from 'graphile-worker'
import { sql } from 'kysely'
import { permissions } from '../../../contract/permissions.ts'
import { system } from '../actor.ts'
import type { Handle } from '../database/db.ts'
import { lockClass } from './search.ts'
import { kindOf } from './kinds.ts'
import { insertRun, type JobKind, type Schedule } from './jobs.ts'

/** Task of the queue that starts a schedule; a process that does not know the schedule leaves it to those that do. */
export const scheduleTask = (name: string): string => `schedule:${name}`

/** What was missed while no process ran is made up for, once. */
const backfill = 25 * 3_600_000

export function cronItems(schedules: readonly Schedule[]): ParsedCronItem[] {
  return schedules.map(({ name, cron }) => {
    const key = scheduleTask(name)
    return parseCronItem({
      task: key,
      match: cron,
      identifier: name,
      options: { backfillPeriod: backfill, jobKey: key },
    })
  })
}

/** Starts the work of a schedule, unless the last one is still at it. Returns the id of the run, if there is one. */
export async function fire(
  db: Handle,
  schedule: Schedule,
  kinds: ReadonlyMap<string, JobKind>,
): Promise<string | null> {
  return await db.transaction().execute((tx) => fireIn(tx, schedule, kinds))
}

/** The same inside a transaction. */
export async function fireIn(
  tx: Handle,
  schedule: Schedule,
  kinds: ReadonlyMap<string, JobKind>,
): Promise<string | null> {
  const { kind, params } = kindOf(schedule, kinds)
  await sql`select pg_advisory_xact_lock(${lockClass}::int, hashtext(${scheduleTask(schedule.name)}))`.execute(tx)
  const open = await tx
    .selectFrom('job_runs')
    .select('id')
    .where('schedule', '=', schedule.name)
    .where('state', 'in', ['queued', 'running'])
    .executeTakeFirst()
  if (open) return null
  return await insertRun({ db: tx, actor: system(permissions) }, kind, params, { schedule: schedule.name })
}

/** The first time after an instant that a cron line matches, looked for up to five years ahead; null: never. */
export function nextTime(cron: string, after: Date): Date | null {
  const item = parseCronItem({ task: 'next', match: cron })
  const at = new Date(after)
  at.setUTCSeconds(0, 0)
  const matches = (hour: number, min: number): boolean =>
    item.match({ min, hour, date: at.getUTCDate(), month: at.getUTCMonth() + 1, dow: at.getUTCDay() })
  at.setUTCMinutes(at.getUTCMinutes() + 1)
  for (let minutes = 0; minutes < 5 * 366 * 1440; minutes += 1) {
    if (matches(at.getUTCHours(), at.getUTCMinutes())) return at
    at.setUTCMinutes(at.getUTCMinutes() + 1)
  }
  return null
}
