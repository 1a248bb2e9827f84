import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { CustomerNote } from '../../contract/notes/record.ts'
import { demandVisible, lockCustomer } from '../customers/queries/visible.ts'
import { can } from '../platform/actor.ts'
import { addLine } from '../platform/journal/journal.ts'
import { Refusal, refuseProblem } from '../platform/refusal.ts'
import type { Tx } from '../platform/database/tx.ts'
import { findNote, shown } from './queries.ts'
import { cleanHtml, htmlOf, plainText } from './rules.ts'
import { cut } from '../../contract/platform/line.ts'

/** Leaves a note on a customer. */
export async function createNote(tx: Tx, customerId: string, html: string): Promise<CustomerNote> {
  await demandVisible(tx, customerId)
  const clean = cleanHtml(html)
  const text = plainText(clean)
  if (text === '') throw refuseProblem('invalid', 'html', 'note_empty')
  const id = uuidv7()
  await sql`
    insert into notes (id, customer_id, at, author_id, author_name, html, text)
    values (${id}, ${customerId}, ${tx.at}, ${tx.actor.id}, ${tx.actor.name}, ${clean}, ${text})`.execute(tx.db)
  addLine(tx, {
    kind: 'note.created',
    subject_type: 'note',
    subject_id: id,
    customer_id: customerId,
    changes: { text: [null, cut(text, 500)] },
  })
  return shown(tx, await findNote(tx, customerId, id))
}

/** Leaves plain texts as notes on customers that the caller has found or made, with one statement for all of them. */
export async function addNotes(tx: Tx, list: readonly { customer_id: string; text: string }[]): Promise<void> {
  if (list.length === 0) return
  const rows = list.map(({ customer_id, text }) => {
    const html = cleanHtml(htmlOf(text))
    return { id: uuidv7(), customer_id, html, text: plainText(html) }
  })
  await sql`
    insert into notes (id, customer_id, at, author_id, author_name, html, text)
    select n.id, n.customer_id, ${tx.at}::timestamptz, ${tx.actor.id}::uuid, ${tx.actor.name}, n.html, n.text
    from json_to_recordset(${JSON.stringify(rows)}::json) as n(id uuid, customer_id uuid, html text, text text)`.execute(
    tx.db,
  )
  for (const { id, customer_id, text } of rows) {
    addLine(tx, {
      kind: 'note.created',
      subject_type: 'note',
      subject_id: id,
      customer_id,
      changes: { text: [null, cut(text, 500)] },
    })
  }
}

/** Pins a note; the one that was pinned before is not any more. */
export async function pinNote(tx: Tx, customerId: string, id: string): Promise<CustomerNote> {
  await lockCustomer(tx, customerId)
  const note = await findNote(tx, customerId, id)
  if (note.pinned_at) return shown(tx, note)
  await unpinOther(tx, customerId)
  await sql`update notes set pinned_at = ${tx.at} where id = ${id}`.execute(tx.db)
  addLine(tx, { kind: 'note.pinned', subject_type: 'note', subject_id: id, customer_id: customerId })
  return shown(tx, await findNote(tx, customerId, id))
}

async function unpinOther(tx: Tx, customerId: string): Promise<void> {
  const { rows } = await sql<{ id: string; pinned_at: string }>`
    update notes n set pinned_at = null from notes old
    where n.customer_id = ${customerId} and n.pinned_at is not null and old.id = n.id returning n.id, old.pinned_at`.execute(
    tx.db,
  )
  for (const { id, pinned_at } of rows) addUnpinned(tx, customerId, id, pinned_at)
}

function addUnpinned(tx: Tx, customer_id: string, id: string, pinned_at: string): void {
  addLine(tx, { kind: 'note.unpinned', subject_type: 'note', subject_id: id, customer_id, data: { pinned_at } })
}

/** Takes the pin off. */
export async function unpinNote(tx: Tx, customerId: string, id: string): Promise<void> {
  await lockCustomer(tx, customerId)
  const note = await findNote(tx, customerId, id)
  if (!note.pinned_at) return
  await sql`update notes set pinned_at = null where id = ${id}`.execute(tx.db)
  addUnpinned(tx, customerId, id, note.pinned_at)
}

/** Deletes a note: one's own, or anybody's with the permission for it. */
export async function deleteNote(tx: Tx, customerId: string, id: string): Promise<void> {
  await demandVisible(tx, customerId)
  const note = await findNote(tx, customerId, id)
  const own = tx.actor.kind === 'staff' && note.author_id === tx.actor.id
  if (!own && !can(tx.actor, 'notes.delete'))
    throw new Refusal('forbidden', 'This is the note of a colleague. Your role may delete only its own.')
  await sql`delete from notes where id = ${id}`.execute(tx.db)
  const { id: _id, ...kept } = note
  addLine(tx, {
    kind: 'note.deleted',
    subject_type: 'note',
    subject_id: id,
    customer_id: customerId,
    changes: { text: [cut(plainText(note.html), 500), null] },
    data: { note: kept },
  })
}

/** Brings a deleted note back as its line in the journal kept it: with its author and time, pinned where none is now. */
export async function restoreNote(
  tx: Tx,
  customerId: string,
  id: string,
  note: Omit<CustomerNote, 'id'>,
): Promise<void> {
  await lockCustomer(tx, customerId)
  const clean = cleanHtml(note.html)
  const text = plainText(clean)
  await sql`
    insert into notes (id, customer_id, at, author_id, author_name, html, text, pinned_at)
    select ${id}, ${customerId}, ${note.at}::timestamptz, ${note.author_id}::uuid, ${note.author_name}, ${clean}, ${text},
      case when not exists (select from notes where customer_id = ${customerId} and pinned_at is not null)
        then ${note.pinned_at}::timestamptz end`.execute(tx.db)
  addLine(tx, {
    kind: 'note.created',
    subject_type: 'note',
    subject_id: id,
    customer_id: customerId,
    changes: { text: [null, cut(text, 500)] },
  })
}
