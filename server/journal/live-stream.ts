import type { live, LiveLine } from '../../contract/platform/live.ts'
import { can, type Actor } from '../platform/actor.ts'
import { composedRecords } from '../platform/composition.ts'
import { openEventStream } from '../platform/http/event-stream.ts'
import { liveOf, type News } from '../platform/http/live.ts'
import { Refusal } from '../platform/refusal.ts'
import type { ReadCall } from '../platform/slice.ts'
import type { Reading } from '../platform/database/tx.ts'
import { seenLines } from '../platform/records/lines.ts'
import { readableKinds } from './rules.ts'

const milliseconds = { comesBackAfter: 500, mark: 15_000, life: 60_000 }

/** Tabs of a browser share a stream, so this many are as many browsers. */
const mostAtOnce = 20
const open = new Map<string, number>()

/** Counts the streams of a person or key in this process; refuses with `rate_limited` one too many. */
function takePlace({ kind, id }: Actor): () => void {
  const who = `${kind} ${id}`
  const count = (open.get(who) ?? 0) + 1
  if (count > mostAtOnce)
    throw new Refusal('rate_limited', `At most ${mostAtOnce} live streams are open at once. Close one.`)
  open.set(who, count)
  return () => {
    const left = (open.get(who) ?? 1) - 1
    if (left > 0) open.set(who, left)
    else open.delete(who)
  }
}

/**
 * Tells one client what happens, as far as it may know. The stream ends after a minute, and at once when staff, roles
 * or keys change: the client comes back, is recognised anew, and goes on from the last event it has seen.
 */
export async function openLiveStream({ tx, program, request, reply }: ReadCall<typeof live>): Promise<undefined> {
  const hub = liveOf(program.db)
  if (!hub) throw new Refusal('busy', 'Live updates are not running at the moment. Try again.')
  const reading: Reading = { db: program.db.read, actor: tx.actor }
  const kinds = new Set<string>(readableKinds(tx.actor))
  let work: Promise<void> = Promise.resolve()
  const letGo = takePlace(tx.actor)

  const stream = openEventStream(request, reply, milliseconds.comesBackAfter, () => {
    letGo()
    leave()
    clearInterval(marking)
    clearTimeout(ending)
  })
  const inTurn = (act: () => void | Promise<void>): void => {
    work = work.then(act).catch(() => stream.end())
  }
  const reset = (last: number): void => inTurn(() => stream.send('reset', {}, last))

  async function pass(lines: readonly LiveLine[]): Promise<void> {
    const known = lines.filter(({ kind }) => kinds.has(kind))
    for (const line of await seenLines(reading, known, 'knows')) stream.send('journal', line, line.position)
  }

  const leave = hub.join({
    lines: (lines) => {
      inTurn(() => pass(lines))
      if (lines.some(({ kind }) => changesRights.test(kind))) inTurn(() => stream.end())
    },
    many: reset,
    news: (news) => {
      if (isFor(news, tx.actor)) inTurn(() => stream.send(news.event, news.data))
    },
    end: () => stream.end(),
  })
  // Taken now, not in turn: lines that come in between must not be marked as seen before they are sent.
  const mark = (last = hub.last()): void => inTurn(() => stream.mark(last))
  const marking = setInterval(mark, milliseconds.mark)
  const ending = setTimeout(() => inTurn(() => stream.end()), milliseconds.life * (0.8 + Math.random() * 0.4))

  const position = lastSeen(request.headers['last-event-id'])
  if (position === undefined) mark()
  else
    inTurn(async () => {
      const missed = await hub.since(position)
      if (missed) await pass(missed)
      else stream.send('reset', {}, hub.last())
    })
}

const changesRights = /^(staff\.changed|role\.|api_key\.revoked)/

/** Work of other people may be about records that somebody may not see: of customers those limited to sites. */
function isFor({ to }: News, actor: Actor): boolean {
  if (actor.id !== null && to.actor_id === actor.id) return true
  if (!can(actor, to.permission)) return false
  if ((to.actor_id ?? null) === null) return true
  const about = composedRecords().find((record) => record.list && record.resource === to.resource)
  return actor.site_ids === null && (!about || about.seesAll(actor))
}

const lastSeen = (header: string | string[] | undefined): number | undefined =>
  typeof header === 'string' && /^\d{1,15}$/.test(header) ? Number(header) : undefined
