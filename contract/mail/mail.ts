import { z } from 'zod'
import { actor } from '../platform/actor.ts'
import { endpoint } from '../platform/endpoint.ts'
import { listOf } from '../platform/schemas.ts'

/** `held`: written while no mail server was set; it goes only when somebody releases it. */
export const letterStates = ['queued', 'held', 'sent', 'failed', 'withdrawn'] as const
export type LetterState = (typeof letterStates)[number]

/** A letter of the list. `to` is null for readers who may not see personal data. */
export const letterListItem = z
  .object({
    id: z.string(),
    state: z.enum(letterStates),
    purpose: z.string(),
    confidential: z.boolean(),
    customer_id: z.string().nullable(),
    to: z.string().nullable(),
    subject: z.string().nullable(),
    attempts: z.number().int(),
    /** What the mail server, or the way to it, said last. */
    last_error: z.string().nullable(),
    created_at: z.string(),
    created_by: actor,
    sent_at: z.string().nullable(),
    /** When it is tried next; null unless it waits for another attempt. */
    next_attempt_at: z.string().nullable(),
  })
  .meta({ id: 'LetterListItem' })

/**
 * One letter. The body is null where the reader may not see it: a confidential one (it has a one-time link) is shown
 * to those who manage staff, and wiped once it has been sent.
 */
export const letter = letterListItem
  .extend({ text: z.string().nullable(), html: z.string().nullable(), body_hidden: z.boolean() })
  .meta({ id: 'Letter' })

export type LetterListItem = z.output<typeof letterListItem>
export type Letter = z.output<typeof letter>

const params = z.object({ id: z.guid() })
const tag = 'Mail'

export const listLetters = endpoint({
  id: 'listLetters',
  method: 'GET',
  path: '/mail',
  access: 'mail.read',
  tag,
  summary: 'List outgoing letters, newest first',
  errors: ['bad_cursor'],
  query: z.object({
    state: z.enum(letterStates).optional(),
    customer_id: z.guid().optional(),
    sort: z.enum(['created_at', '-created_at']).optional(),
    limit: z.coerce.number().int().min(0).max(200).default(50),
    after: z.string().max(2_000).optional(),
    total: z.enum(['true', 'false']).default('true'),
  }),
  response: listOf(letterListItem),
})

export const getLetter = endpoint({
  id: 'getLetter',
  method: 'GET',
  path: '/mail/:id',
  access: 'mail.read',
  tag,
  summary: 'Read a letter',
  params,
  response: letter,
})

export const releaseLetter = endpoint({
  id: 'releaseLetter',
  method: 'POST',
  path: '/mail/:id/release',
  access: 'mail.send',
  tag,
  summary: 'Send a letter that was held, has failed or waits for its next attempt',
  description: 'Refused with `mail_not_set` while the program has no mail server.',
  errors: ['cannot_send', 'mail_not_set'],
  params,
  response: letter,
})

export const withdrawLetter = endpoint({
  id: 'withdrawLetter',
  method: 'POST',
  path: '/mail/:id/withdraw',
  access: 'mail.send',
  tag,
  summary: 'Never send a letter that has not gone yet',
  errors: ['conflict'],
  params,
  response: letter,
})

/** Whether letters go out: for the page that explains why they do not. */
export const mailStatus = endpoint({
  id: 'mailStatus',
  method: 'GET',
  path: '/mail/status',
  access: 'mail.read',
  tag,
  summary: 'Whether a mail server is set, and how many letters wait',
  response: z
    .object({
      set: z.boolean(),
      from: z.string().nullable(),
      queued: z.number().int(),
      held: z.number().int(),
      failed: z.number().int(),
    })
    .meta({ id: 'MailStatus' }),
})
