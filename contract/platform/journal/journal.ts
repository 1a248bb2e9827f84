import { z } from 'zod'
import { moment } from '../moment.ts'
import { actor } from '../actor.ts'
import { endpoint } from '../endpoint.ts'
import { journalKinds } from './kinds.ts'
import { requestId } from '../request-id.ts'
import { listOf } from '../schemas.ts'

/** In place of a personal value: wiped for good, or not for the eyes of this reader. */
export const erasedValue = { erased: true } as const
export const maskedValue = { masked: true } as const

/** One line of the journal: what happened to one record. Lines of one act share `action_id`. */
export const journalLine = z
  .object({
    id: z.string(),
    action_id: z.string(),
    at: z.string(),
    actor,
    /** web, api, import, rule, customer or system. */
    source: z.string(),
    kind: z.string(),
    customer_id: z.string().nullable(),
    unit_id: z.string().nullable(),
    subject_type: z.string(),
    subject_id: z.string(),
    /** Field → [from, to]; a value may be `{erased: true}` or `{masked: true}`. A creation carries none. */
    changes: z.record(z.string(), z.tuple([z.unknown(), z.unknown()])),
    data: z.record(z.string(), z.unknown()),
    /** The request that wrote it, as the header `X-Request-Id` of its answer and the log say it; null: none did. */
    request_id: z.string().nullable(),
    /** Its place in the whole journal, without gaps; null for a moment after the act. */
    position: z.number().int().nullable(),
  })
  .meta({ id: 'JournalLine' })

export type JournalLine = z.output<typeof journalLine>

const id = z.guid()
const dayOrMoment = z.union([moment, z.iso.date()])
const tag = 'Journal'

const narrowing = {
  kind: z.enum(journalKinds).optional(),
  /** The id of a member of staff or an API key, or `system` for the program itself. */
  actor_id: z.union([id, z.literal('system')]).optional(),
  subject_type: z.string().max(40).optional(),
  from: dayOrMoment.optional(),
  to: dayOrMoment.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(2_000).optional(),
}

/** `field` finds the changes of one field; `from` is included, `to` is not. */
export const historyQuery = z.object({
  ...narrowing,
  field: z.string().max(100).optional(),
  total: z.enum(['true', 'false']).default('true'),
})
export type HistoryQuery = z.output<typeof historyQuery>

export const historyPage = listOf(journalLine)
export type HistoryPage = z.output<typeof historyPage>

/** What the history of one record may be narrowed by: taken from its newest lines. */
export const historyFacets = z
  .object({
    fields: z.array(z.object({ subject_type: z.string(), field: z.string() })),
    actors: z.array(actor),
    kinds: z.array(z.string()),
  })
  .meta({ id: 'HistoryFacets' })
export type HistoryFacets = z.output<typeof historyFacets>

export const journalQuery = z.object({
  ...narrowing,
  action_id: id.optional(),
  request_id: requestId.optional(),
  customer_id: id.optional(),
  /** Of a record with a page of its own, or of no customer; together with `customer_id`, of one on its page. */
  subject_id: z.string().max(100).optional(),
  /** Oldest first from this position on, for integrations; 0 is the beginning. */
  after_position: z.coerce.number().int().min(0).optional(),
})
export type JournalQuery = z.output<typeof journalQuery>

/**
 * With `after_position`, lines come oldest first and `up_to` is the position that was looked at: pass it next time,
 * and no line is missed or met twice. `next` is null when there is nothing more yet. Without it: newest first, by
 * `after`. A page may be shorter than `limit`, even empty, and still have a `next`. Lines are not counted.
 */
export const journalPage = listOf(journalLine)
  .extend({ up_to: z.number().int().nullable() })
  .meta({ id: 'JournalPage' })
export type JournalPage = z.output<typeof journalPage>

export const listJournal = endpoint({
  id: 'listJournal',
  method: 'GET',
  path: '/journal',
  access: 'history.read',
  tag,
  summary: 'Read the journal: everything that happened and that you may see',
  description:
    'Newest first by `after`; or, with `after_position`, the feed of changes for integrations: oldest first, and `up_to` is the position that was looked at. Pass it as the next `after_position` and no line is missed or met twice; `next` is null when there is nothing more yet. A page may be shorter than `limit`, even empty, and still have a `next`. Lines are not counted.',
  errors: ['bad_cursor'],
  query: journalQuery,
  response: journalPage,
})

/** A part of the program that reads the journal, and how far it is. `error` is why it waits until `retry_at`. */
export const journalFollower = z
  .object({
    name: z.string(),
    position: z.number().int(),
    behind: z.number().int(),
    failures: z.number().int(),
    error: z.string().nullable(),
    failed_at: z.string().nullable(),
    retry_at: z.string().nullable(),
  })
  .meta({ id: 'JournalFollower' })
export type JournalFollower = z.output<typeof journalFollower>

export const listFollowers = endpoint({
  id: 'listFollowers',
  method: 'GET',
  path: '/journal/followers',
  access: 'jobs.read',
  tag,
  summary: 'List the parts of the program that follow the journal',
  response: z.object({ items: z.array(journalFollower) }),
})
