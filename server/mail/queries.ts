import { sql } from 'kysely'
import type { z } from 'zod'
import type { Letter, LetterListItem, LetterState, listLetters as listContract } from '../../contract/mail/mail.ts'
import { visibleCustomers } from '../customers/queries/visible.ts'
import { can, type Actor } from '../platform/actor.ts'
import { pageOf } from '../platform/lists/listing.ts'
import { type ListSource } from '../platform/lists/source.ts'
import { Refusal } from '../platform/refusal.ts'
import type { LetterRow } from '../platform/mail/sending.ts'
import type { Reading } from '../platform/database/tx.ts'

type Row = LetterRow & { next_attempt_at: string | null }

const columns = sql`m.*, (select r.run_at from job_runs r
  where r.id = m.job_id and m.state = 'queued' and r.state = 'queued' and r.attempts > 0) as next_attempt_at`

/**
 * Letters that somebody may know of. One who is limited to sites sees those to customers of these sites, and letters
 * to nobody's customer, which go to staff, only as one who manages staff.
 */
export function visibleLetters(actor: Actor) {
  if (actor.site_ids === null) return []
  const toCustomers = sql`exists (select 1 from customers c
    where c.id = m.customer_id and ${sql.join(visibleCustomers(actor), sql` and `)})`
  return [can(actor, 'staff.manage') ? sql`(m.customer_id is null or ${toCustomers})` : toCustomers]
}

export async function listLetters(reading: Reading, query: z.output<typeof listContract.query>) {
  const source: ListSource = {
    from: sql`outgoing_mail m`,
    alias: sql`m`,
    id: sql`m.id`,
    columns,
    where: [
      ...visibleLetters(reading.actor),
      ...(query.state ? [sql`m.state = ${query.state}`] : []),
      ...(query.customer_id ? [sql`m.customer_id = ${query.customer_id}`] : []),
    ],
    sorts: { created_at: { expr: sql`m.created_at`, type: 'timestamptz', nullable: false } },
    defaultSort: '-created_at',
  }
  const { rows, next, total } = await pageOf<Row>(reading, source, query)
  return { items: rows.map((row) => listItem(reading.actor, row)), next, total }
}

export async function readLetter(reading: Reading, id: string): Promise<Letter> {
  return whole(reading.actor, await findLetter(reading, id))
}

/** The letter, if this person may know of it; locked where `lock` is given. */
export async function findLetter(reading: Reading, id: string, lock = sql``): Promise<Row> {
  const where = sql.join([sql`m.id = ${id}`, ...visibleLetters(reading.actor)], sql` and `)
  const { rows } = await sql<Row>`select ${columns} from outgoing_mail m where ${where} ${lock}`.execute(reading.db)
  if (!rows[0]) throw new Refusal('not_found', 'There is no such letter, or you may not see it.')
  return rows[0]
}

export async function countLetters(reading: Reading): Promise<Record<'queued' | 'held' | 'failed', number>> {
  const where = sql.join([sql`state in ('queued', 'held', 'failed')`, ...visibleLetters(reading.actor)], sql` and `)
  const { rows } = await sql<{ state: LetterState; n: number }>`
    select state, count(*) as n from outgoing_mail m where ${where} group by state`.execute(reading.db)
  const of = (state: LetterState): number => rows.find((row) => row.state === state)?.n ?? 0
  return { queued: of('queued'), held: of('held'), failed: of('failed') }
}

/** A letter to a customer is as personal as the customer. */
const mayReadPerson = (actor: Actor, row: Row): boolean => row.customer_id === null || can(actor, 'customers.personal')

export function listItem(actor: Actor, row: Row): LetterListItem {
  const personal = mayReadPerson(actor, row)
  const { id, state, purpose, confidential, customer_id, attempts, created_at, sent_at, next_attempt_at } = row
  const created_by = { kind: row.created_by_kind, id: row.created_by_id, name: row.created_by_name }
  return {
    id,
    state,
    purpose,
    confidential,
    customer_id,
    attempts,
    created_at,
    created_by,
    sent_at,
    next_attempt_at,
    to: personal ? row.to : null,
    subject: personal ? row.subject : null,
    last_error: personal ? row.last_error : null,
  }
}

/** The body of a confidential letter opens somebody's account: only those may read it who could make the link anew. */
export function whole(actor: Actor, row: Row): Letter {
  const open = mayReadPerson(actor, row) && (!row.confidential || can(actor, 'staff.manage'))
  return { ...listItem(actor, row), text: open ? row.text : null, html: open ? row.html : null, body_hidden: !open }
}
