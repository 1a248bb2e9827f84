import { sql } from 'kysely'
import type { JournalAction, UndoOf } from '../../../contract/platform/undo.ts'
import { mayRead } from '../../journal/queries.ts'
import { can, type Actor } from '../../platform/actor.ts'
import { and } from '../../platform/lists/source.ts'
import { pageOfLine, seenInJournal } from '../../platform/records/lines.ts'
import { canBeTakenBack, mayTakeBack } from '../../platform/records/put-back/taken-back.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Reading } from '../../platform/database/tx.ts'
import { leavesRest } from './rest.ts'
import { walkedRecords } from './walks.ts'

const mostCounted = 100_000

/** One act as far as the reader may see it. Refuses with `not_found` where there is nothing of it to see. */
export async function readAction(reading: Reading, actionId: string): Promise<JournalAction> {
  const [whole, undo, own] = [
    await counted(reading, actionId),
    await undoFor(reading, actionId),
    await undoBy(reading, actionId),
  ]
  if (!whole && !own) throw new Refusal('not_found', 'There is no such action, or you may not see it.')
  const seen = whole ?? {
    at: own!.at,
    until: own!.at,
    actor: own!.actor,
    source: 'web',
    kinds: [],
    customers: 0,
    records: [],
    walked: [],
    lines: 0,
  }
  const exact = seen.lines <= mostCounted
  const kinds = seen.kinds.toSorted((a, b) => b.count - a.count)
  const action = {
    action_id: actionId,
    at: seen.at,
    until: seen.until,
    actor: seen.actor,
    source: seen.source,
    customers: { value: seen.customers, exact },
    records: seen.records.toSorted((a, b) => b.value - a.value).map((one) => ({ ...one, exact })),
    kinds,
    undo,
    undoes: own && { action_id: own.undone, job_id: own.job_id },
  }
  const rest = undo !== null && (await leavesRest(reading, actionId, undo))
  return { ...action, cannot_undo: whyNot(reading.actor, action, seen.walked, rest) }
}

/** `walked` are the kinds of lines that an undo comes to. */
function whyNot(
  actor: Actor,
  action: Omit<JournalAction, 'cannot_undo'>,
  walked: readonly string[],
  rest: boolean,
): JournalAction['cannot_undo'] {
  if (action.undo && !rest) return 'already_undone'
  if (!mayUndoActsOf(actor, action.actor)) return 'not_allowed'
  const kinds = walked.filter(canBeTakenBack)
  if (kinds.length === 0) return 'nothing_to_undo'
  return kinds.some((kind) => mayTakeBack(actor, kind)) ? null : 'not_allowed'
}

/** Whoever did it, or anybody with the permission for the acts of others. */
export const mayUndoActsOf = (actor: Actor, by: { kind: string; id: string | null }): boolean =>
  can(actor, 'journal.undo') || (actor.id !== null && actor.kind === by.kind && actor.id === by.id)

interface Counted {
  at: string
  until: string
  actor: JournalAction['actor']
  source: string
  kinds: { kind: string; count: number }[]
  customers: number
  records: { type: string; value: number }[]
  walked: string[]
  lines: number
}

async function counted(reading: Reading, actionId: string): Promise<Counted | undefined> {
  const page = pageOfLine()
  const walked = walkedRecords().map(({ type }) => type)
  const { rows } = await sql<Counted>`
    with lines as materialized (
      select at, kind, customer_id, source, actor_kind, actor_id, actor_name, ${page.type} as page, ${page.id} as row
      from journal
      where action_id = ${actionId} and ${mayRead(reading)}
        and ${and(seenInJournal(reading.actor))}
      limit ${mostCounted + 1}
    )
    select min(at) as at, max(at) as until, count(*) as lines, count(distinct customer_id) as customers,
      (select source from lines order by at limit 1) as source,
      (select jsonb_build_object('kind', actor_kind, 'id', actor_id, 'name', actor_name) from lines order by at limit 1) as actor,
      (select jsonb_agg(jsonb_build_object('kind', kind, 'count', n)) from (select kind, count(*) as n from lines group by kind) as k) as kinds,
      (select jsonb_agg(jsonb_build_object('type', page, 'value', n)) from (select page, count(distinct row) as n from lines group by page) as p) as records,
      (select coalesce(jsonb_agg(distinct kind), '[]') from lines where page = any(${walked}::text[])) as walked
    from lines having count(*) > 0`.execute(reading.db)
  return rows[0]
}

const asActor = sql`jsonb_build_object('kind', actor_kind, 'id', actor_id, 'name', actor_name)`

/** By what an act was undone, or null; of several, that which did the rest. */
export async function undoFor(reading: Reading, actionId: string): Promise<UndoOf | null> {
  const { rows } = await sql<UndoOf>`
    select undo_action_id as action_id, job_id, at, ${asActor} as actor from journal_undos where action_id = ${actionId} order by part desc limit 1`.execute(
    reading.db,
  )
  return rows[0] ?? null
}

async function undoBy(
  reading: Reading,
  actionId: string,
): Promise<{ undone: string; job_id: string; at: string; actor: JournalAction['actor'] } | null> {
  const { rows } = await sql<{ undone: string; job_id: string; at: string; actor: JournalAction['actor'] }>`
    select action_id as undone, job_id, at, ${asActor} as actor from journal_undos where undo_action_id = ${actionId}`.execute(
    reading.db,
  )
  return rows[0] ?? null
}
