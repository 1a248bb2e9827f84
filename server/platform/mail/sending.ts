import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import type { Handle } from '../database/db.ts'
import type { JobContext } from '../jobs/jobs.ts'
import { transportOf } from './transport.ts'
import type { OutgoingMailTable } from './tables.ts'
import { cut } from '../../../contract/platform/line.ts'

export type LetterRow = Selectable<OutgoingMailTable>

/**
 * Sends a letter that is still queued. A server that says "not now" (4xx), or cannot be reached, is tried again; one
 * that says "never" (5xx) is believed. The Message-ID is that of the letter: should the program die between the
 * server's yes and its own note of it, the second copy is recognisable as one.
 */
export async function sendLetter(job: JobContext<{ letter: string }>): Promise<unknown> {
  const { db, program, params } = job
  const letter = await claim(db.write, params.letter, job.run_id)
  if (!letter) return { sent: false }
  const transport = await transportOf(program.config)
  if (!transport) return await hold(db.write, letter.id)
  const { config } = program
  try {
    await transport.sendMail({
      from: config.mailFrom,
      to: letter.to,
      subject: letter.subject,
      text: letter.text ?? '',
      ...(letter.html !== null && { html: letter.html }),
      messageId: `<${letter.id}@${domainOf(config.mailFrom ?? '')}>`,
      date: new Date(letter.created_at),
      headers: { 'Auto-Submitted': 'auto-generated' },
      disableFileAccess: true,
      disableUrlAccess: true,
    })
  } catch (error) {
    return await failed(job, letter, error)
  }
  await db.write
    .updateTable('outgoing_mail')
    .set({
      state: 'sent',
      sent_at: new Date(),
      last_error: null,
      ...(letter.confidential && { text: null, html: null }),
    })
    .where('id', '=', letter.id)
    .where('state', '=', 'queued')
    .execute()
  return { sent: true }
}

async function claim(db: Handle, id: string, runId: string): Promise<LetterRow | undefined> {
  return await db
    .updateTable('outgoing_mail')
    .set({ attempts: sql`attempts + 1` })
    .where('id', '=', id)
    .where('state', '=', 'queued')
    .where('job_id', '=', runId)
    .returningAll()
    .executeTakeFirst()
}

/** No mail server: the letter waits for a person. */
async function hold(db: Handle, id: string): Promise<unknown> {
  await db
    .updateTable('outgoing_mail')
    .set({ state: 'held', attempts: 0 })
    .where('id', '=', id)
    .where('state', '=', 'queued')
    .execute()
  return { held: true }
}

async function failed(job: JobContext<{ letter: string }>, letter: LetterRow, error: unknown): Promise<unknown> {
  const { code, responseCode, response } = error as { code?: string; responseCode?: number; response?: string }
  const said = cut(response ?? (error instanceof Error ? error.message : String(error)), 500)
  const never = code === 'EENVELOPE' || code === 'EMESSAGE' ? !(responseCode && responseCode < 500) : false
  const last = never || job.last_attempt
  await job.db.write
    .updateTable('outgoing_mail')
    .set({ last_error: said, ...(last && { state: 'failed' as const }) })
    .where('id', '=', letter.id)
    .where('state', '=', 'queued')
    .execute()
  if (last) {
    job.log.warn({ letter: letter.id, said: responseCode ?? code }, 'a letter could not be sent')
    return { sent: false }
  }
  // Without the server's words: they may name the recipient, and the log is read by others than the letter.
  throw new Error(
    `The mail server did not take the letter${responseCode ? ` (${responseCode})` : code ? ` (${code})` : ''}.`,
  )
}

const domainOf = (from: string): string => /@([^\s<>@]+)>?\s*$/.exec(from)?.[1] ?? 'localhost'
