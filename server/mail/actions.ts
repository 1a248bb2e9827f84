import { sql } from 'kysely'
import type { Letter } from '../../contract/mail/mail.ts'
import type { Config } from '../platform/config.ts'
import { enqueue } from '../platform/jobs/jobs.ts'
import { unqueue } from '../platform/jobs/queue.ts'
import { addLine } from '../platform/journal/journal.ts'
import { mailSending } from '../platform/mail/mail.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Tx } from '../platform/database/tx.ts'
import { findLetter, readLetter } from './queries.ts'

const lock = sql`for update of m`

/** Puts a letter in the queue again, now: one that was held or failed, or that waits for its next attempt. */
export async function releaseLetter(tx: Tx, config: Config, id: string): Promise<Letter> {
  const letter = await findLetter(tx, id, lock)
  if (letter.state === 'sent') throw new Refusal('cannot_send', 'This letter has been sent already.')
  if (letter.state === 'withdrawn') throw new Refusal('cannot_send', 'This letter was withdrawn and its text is gone.')
  if (!config.smtpUrl) {
    throw new Refusal(
      'mail_not_set',
      'No mail server is set: start the program with SMTP_URL and MAIL_FROM, then release the letter.',
    )
  }
  await takeBack(tx, letter.job_id)
  const job_id = await enqueue(tx, mailSending, { letter: id })
  await tx.db
    .updateTable('outgoing_mail')
    .set({ state: 'queued', attempts: 0, last_error: null, job_id })
    .where('id', '=', id)
    .execute()
  addLine(tx, {
    kind: 'mail.released',
    subject_type: 'mail',
    subject_id: id,
    customer_id: letter.customer_id,
    data: { purpose: letter.purpose },
  })
  return readLetter(tx, id)
}

/** Makes sure that a letter never goes; its text is wiped. */
export async function withdrawLetter(tx: Tx, id: string): Promise<Letter> {
  const letter = await findLetter(tx, id, lock)
  if (letter.state === 'sent') throw new Refusal('conflict', 'This letter has been sent already.')
  if (letter.state === 'withdrawn') return readLetter(tx, id)
  await takeBack(tx, letter.job_id)
  await tx.db
    .updateTable('outgoing_mail')
    .set({ state: 'withdrawn', text: null, html: null })
    .where('id', '=', id)
    .execute()
  addLine(tx, {
    kind: 'mail.withdrawn',
    subject_type: 'mail',
    subject_id: id,
    customer_id: letter.customer_id,
    data: { purpose: letter.purpose },
  })
  return readLetter(tx, id)
}

/** Ends the run that waits to send a letter. One that is at it cannot be stopped any more: refused. */
async function takeBack(tx: Tx, runId: string | null): Promise<void> {
  if (runId === null) return
  const run = await tx.db.selectFrom('job_runs').select('state').where('id', '=', runId).forUpdate().executeTakeFirst()
  if (run?.state === 'running')
    throw new Refusal('busy', 'This letter is being sent at this very moment. Look again shortly.')
  if (run?.state !== 'queued') return
  await unqueue(tx.db, runId)
  await tx.db
    .updateTable('job_runs')
    .set({ state: 'cancelled', finished_at: new Date() })
    .where('id', '=', runId)
    .execute()
}

/** Wipes the letters of customers who are erased; what has not gone never goes. */
export async function eraseLetters(tx: Tx, customerIds: readonly string[]): Promise<void> {
  await sql`
    update outgoing_mail set "to" = '', subject = '', text = null, html = null, last_error = null,
      state = case when state = 'sent' then state else 'withdrawn' end
    where customer_id = any(${customerIds}::uuid[])`.execute(tx.db)
}
