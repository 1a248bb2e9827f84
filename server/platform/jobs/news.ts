import type { Handle } from '../database/db.ts'
import './tables.ts'
import { tell } from '../http/live.ts'
import { cut } from '../../../contract/platform/line.ts'

/** Tells open pages how far a job is, as the row says now; upkeep in the background is not told. */
export async function tellJob(db: Handle, id: string): Promise<void> {
  const run = await db
    .selectFrom('job_runs')
    .select(['id', 'kind', 'title', 'state', 'progress', 'total', 'note', 'actor_id'])
    .where('id', '=', id)
    .where('background', '=', false)
    .executeTakeFirst()
  if (!run) return
  const [resource] = run.kind.split('.') as [string]
  const data = { ...run, title: shortened(run.title), note: shortened(run.note) }
  await tell(db, { event: 'job', data, to: { permission: 'jobs.read', actor_id: run.actor_id, resource } })
}

const shortened = (text: string | null): string | null => text && cut(text, 300)
