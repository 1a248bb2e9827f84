import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Schedule } from '../jobs/jobs.ts'
import { Refusal } from '../refusal.ts'
import type { Tx } from '../database/tx.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * Makes a request safe to repeat: the first call with a key does the work and keeps its answer for a day, in the
 * same transaction; a repeat gets that answer, also while the first is still at work. Another body under the same
 * key is refused with `idempotency_mismatch`. `subjectId` is the record of the path, if any.
 */
export async function once<A>(
  tx: Tx,
  key: string,
  asked: unknown,
  subjectId: string | undefined,
  act: () => Promise<A>,
): Promise<A> {
  if (key.length > 255) throw new Refusal('invalid', 'An Idempotency-Key has at most 255 characters.')
  const actor = tx.actor.id ?? '00000000-0000-0000-0000-000000000000'
  const hash = createHash('sha256').update(JSON.stringify(asked)).digest('hex')
  const first = await sql`
    insert into idempotency_keys (actor_id, key, request_hash) values (${actor}, ${key}, ${hash})
    on conflict (actor_id, key) do nothing returning 1`.execute(tx.db)
  if (first.rows.length === 0) {
    const { rows } = await sql<{ request_hash: string; answer: A }>`
      select request_hash, answer from idempotency_keys where actor_id = ${actor} and key = ${key}`.execute(tx.db)
    if (rows[0]?.request_hash !== hash) {
      throw new Refusal('idempotency_mismatch', 'This Idempotency-Key was used for another request. Send a new key.')
    }
    return rows[0].answer
  }
  const answer = await act()
  const subjects = [subjectId, ...subjectsOf(answer)].filter((id) => id !== undefined && uuid.test(id))
  await sql`
    update idempotency_keys set answer = ${JSON.stringify(answer)}::jsonb, subject_ids = ${subjects}::uuid[] where actor_id = ${actor} and key = ${key}`.execute(
    tx.db,
  )
  return answer
}

interface Told {
  id?: string
  items?: { body?: { id?: string }; error?: { data?: Record<string, { id?: string } | null> } }[]
}

/** The records that an answer tells of; those of a batch also where it says why an item was refused. */
function subjectsOf(answer: unknown): (string | undefined)[] {
  const { id, items = [] } = (answer ?? {}) as Told
  const others = items.flatMap(({ body, error }) => [
    body?.id,
    ...Object.values(error?.data ?? {}).map((one) => one?.id),
  ])
  return [id, ...others]
}

/** Forgets the answers that were about records: what is erased must not be answered again. */
export async function forgetAnswers(tx: Tx, subjectIds: readonly string[]): Promise<void> {
  await sql`delete from idempotency_keys where subject_ids && ${subjectIds}::uuid[]`.execute(tx.db)
}

/** Keys are good for a day. */
export const idempotencyUpkeep: Schedule = {
  name: 'jobs.forget_answers',
  cron: '17 * * * *',
  background: true,
  run: async ({ db }) => {
    await sql`delete from idempotency_keys where created_at < now() - interval '1 day'`.execute(db.write)
  },
}
