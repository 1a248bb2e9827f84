import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { jobStates } from './jobs.ts'
import { journalKinds } from './journal/kinds.ts'

/** Something happened to a record: enough to know what to read again, and no value of it. */
export const liveLine = z.object({
  position: z.number().int(),
  kind: z.enum(journalKinds),
  subject_type: z.string(),
  subject_id: z.string(),
  customer_id: z.string().nullable(),
  action_id: z.string(),
})

/** How far a job is: the news of a `Job`, by the same names. `actor_id` is who started it. */
export const liveJob = z.object({
  id: z.string(),
  kind: z.string(),
  title: z.string().nullable(),
  state: z.enum(jobStates),
  progress: z.number().int(),
  total: z.number().int().nullable(),
  note: z.string().nullable(),
  actor_id: z.string().nullable(),
})

/** Events were missed, or came in too great a number: read again whatever is shown. */
export const liveReset = z.object({})

/** The events of the stream by name. The data of each is one line of JSON. */
export const liveEvents = { journal: liveLine, job: liveJob, reset: liveReset } as const

export type LiveLine = z.output<typeof liveLine>
export type LiveJob = z.output<typeof liveJob>
export type LiveEventName = keyof typeof liveEvents

export const live = endpoint({
  id: 'live',
  method: 'GET',
  path: '/live',
  access: 'signed_in',
  tag: 'Journal',
  summary: 'Follow what happens, as server-sent events',
  description:
    'Events `journal`, `job` and `reset`; the data of each is one line of JSON. `reset` says that events were missed: read again whatever is shown. The id of an event is a position in the journal, so that a stream that breaks goes on by `Last-Event-ID`. The server ends every stream after a minute or so, and the client connects again.',
  stream: { response: 'text/event-stream' },
})
