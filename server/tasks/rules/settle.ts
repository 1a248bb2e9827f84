import { sql } from 'kysely'
import { dayInZone } from '../../../contract/platform/time-zones.ts'
import type { Tx } from '../../platform/database/tx.ts'
import type { Values, Wanted } from '../../platform/records/write/settle.ts'
import { refuseProblem } from '../../platform/refusal.ts'

/** What follows from what is given of tasks: the day of a moment, and when one was completed. */
export async function settleTasks(tx: Tx, list: readonly Wanted[]): Promise<Values[]> {
  await demandPerformers(tx, list)
  return list.map(({ before, given }) => ({ ...given, ...due(tx, before, given), ...completion(tx, before, given) }))
}

/** A moment brings its day along, where whoever writes it is; another day takes the moment away, and so does none. */
function due({ actor }: Tx, before: Values | null, { due_on, due_at }: Values): Values {
  const day = (moment: unknown): string => dayInZone(actor.time_zone, new Date(String(moment)))
  if (due_at !== undefined && due_at !== null && due_on === undefined) return { due_on: day(due_at) }
  if (due_on === null) return { due_at: null }
  if (due_on !== undefined && due_at === undefined && before?.['due_at'] && due_on !== before['due_on'])
    return { due_at: null }
  return {}
}

function completion(tx: Tx, before: Values | null, { completed }: Values): Values {
  if (completed === undefined || completed === (before?.['completed'] ?? false)) return {}
  return { completed_at: completed ? tx.at.toISOString() : null }
}

/** Somebody who is switched off keeps the tasks that they have, and gets no other. */
async function demandPerformers(tx: Tx, list: readonly Wanted[]): Promise<void> {
  const asked = list.flatMap(({ before, given: { performer_id: id } }) =>
    typeof id === 'string' && id !== before?.['performer_id'] ? [id] : [],
  )
  if (asked.length === 0) return
  const { rows } = await sql<{ id: string; name: string; active: boolean }>`
    select id, name, active from staff where id = any(${asked}::uuid[])`.execute(tx.db)
  const found = new Map(rows.map((row) => [row.id, row]))
  for (const id of asked) {
    const one = found.get(id.toLowerCase())
    if (!one) throw refuseProblem('invalid', 'performer_id', 'staff_unknown')
    if (!one.active) throw refuseProblem('not_active', 'performer_id', 'not_active', { name: one.name })
  }
}
