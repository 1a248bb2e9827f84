import { uuidv7 } from 'uuidv7'
import { addLine } from '../journal/journal.ts'
import { enqueue, type JobKind } from '../jobs/jobs.ts'
import { sendLetter } from './sending.ts'
import './tables.ts'
import type { Tx } from '../database/tx.ts'
import { cut } from '../../../contract/platform/line.ts'

export interface NewLetter {
  /** One address, such as `jo@example.com`. */
  to: string
  subject: string
  text: string
  html?: string
  /** What it is for, such as `password_link`: shown to staff. */
  purpose: string
  customer_id?: string | null
  /** The body has a one-time link or the like: hidden from most readers, and wiped once it has been sent. */
  confidential?: boolean
}

/**
 * Writes a letter as part of the transaction; it is sent after the commit. Without a mail server it is held until
 * somebody releases it. Returns its id.
 */
export async function queueMail(tx: Tx, letter: NewLetter): Promise<string> {
  const id = uuidv7()
  const { actor } = tx
  const job_id = await enqueue(tx, mailSending, { letter: id })
  await tx.db
    .insertInto('outgoing_mail')
    .values({
      id,
      state: 'queued',
      purpose: letter.purpose,
      confidential: letter.confidential ?? false,
      customer_id: letter.customer_id ?? null,
      to: letter.to,
      subject: oneLine(letter.subject),
      text: letter.text,
      html: letter.html ?? null,
      job_id,
      created_by_kind: actor.kind,
      created_by_id: actor.id,
      created_by_name: actor.name,
    })
    .execute()
  addLine(tx, {
    kind: 'mail.queued',
    subject_type: 'mail',
    subject_id: id,
    customer_id: letter.customer_id ?? null,
    data: { purpose: letter.purpose },
  })
  return id
}

/** A subject is a header: a line break in it would begin another one. */
const oneLine = (subject: string): string => cut(subject.replace(/\s+/g, ' ').trim(), 500)

/** Sends one letter; fourteen attempts take about a day, which is longer than any greylist. */
export const mailSending: JobKind<{ letter: string }> = {
  name: 'mail.send',
  resumable: true,
  maxAttempts: 14,
  background: true,
  priority: -5,
  run: sendLetter,
}
