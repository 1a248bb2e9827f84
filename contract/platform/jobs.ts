import { z } from 'zod'
import { actor } from './actor.ts'
import { endpoint } from './endpoint.ts'
import { failure } from './failure.ts'
import { recordJobKinds } from '../record-jobs.ts'
import { listOf } from './schemas.ts'

/** Every kind of job and every schedule, `slice.what`: each has a label in every language. */
export const jobKinds = [
  ...recordJobKinds,
  'bulk.tidy',
  'customers.presume_gender',
  'journal.undo',
  'imports.tidy',
  'imports.forget_files',
  'exports.tidy',
  'accounts.forget_passwords',
  'mail.send',
  'files.remove',
  'session.forget_old',
  'security.forget_origins',
  'jobs.tidy',
  'files.tidy',
  'mail.tidy',
  'jobs.forget_answers',
  'demo.fill',
] as const

export type JobKindName = (typeof jobKinds)[number]

export const jobStates = ['queued', 'running', 'done', 'failed', 'cancelled'] as const
export type JobState = (typeof jobStates)[number]

/** A job as people follow it. `title` says what it works on, such as the name of a file; the kind has the label. */
export const job = z
  .object({
    id: z.string(),
    kind: z.string(),
    title: z.string().nullable(),
    state: z.enum(jobStates),
    /** Units done; `total` is null while nobody knows how many there are. */
    progress: z.number().int(),
    total: z.number().int().nullable(),
    note: z.string().nullable(),
    /** What came of it, in the words of the kind. */
    result: z.unknown(),
    /** Why it failed, or why it will be tried again. */
    error: failure.nullable(),
    attempts: z.number().int(),
    max_attempts: z.number().int(),
    /** The schedule that started it. */
    schedule: z.string().nullable(),
    created_by: actor,
    created_at: z.string(),
    /** When it is due: later than now between two attempts. */
    run_at: z.string(),
    started_at: z.string().nullable(),
    finished_at: z.string().nullable(),
    cancel_requested_at: z.string().nullable(),
    can_cancel: z.boolean(),
    can_retry: z.boolean(),
  })
  .meta({ id: 'Job' })

export type Job = z.output<typeof job>

export const schedule = z
  .object({
    name: z.string(),
    /** Five fields, in UTC: minute, hour, day of month, month, day of week. */
    cron: z.string(),
    kind: z.string(),
    last_run_at: z.string().nullable(),
    last_state: z.enum(jobStates).nullable(),
    last_job_id: z.string().nullable(),
    next_run_at: z.string().nullable(),
  })
  .meta({ id: 'Schedule' })

export type ScheduleListed = z.output<typeof schedule>

const params = z.object({ id: z.guid() })
const tag = 'Jobs'

export const listJobs = endpoint({
  id: 'listJobs',
  method: 'GET',
  path: '/jobs',
  access: 'signed_in',
  tag,
  summary: 'List jobs, newest first; without the permission jobs.read only your own',
  description: '`open` stands for queued and running. Upkeep of every minute is left out unless its kind is asked for.',
  errors: ['bad_cursor'],
  query: z.object({
    state: z.enum([...jobStates, 'open']).optional(),
    kind: z.string().max(100).optional(),
    mine: z.enum(['true', 'false']).optional(),
    sort: z.enum(['created_at', '-created_at']).optional(),
    limit: z.coerce.number().int().min(0).max(200).default(50),
    after: z.string().max(2_000).optional(),
    total: z.enum(['true', 'false']).default('true'),
  }),
  response: listOf(job),
})

export const getJob = endpoint({
  id: 'getJob',
  method: 'GET',
  path: '/jobs/:id',
  access: 'signed_in',
  tag,
  summary: 'Read a job',
  params,
  response: job,
})

export const jobRowStates = ['done', 'unchanged', 'refused'] as const
export type JobRowState = (typeof jobRowStates)[number]

/** What a job did with one of the records that it was given. */
export const jobRow = z
  .object({
    /** Place among the records of the job, from 1. */
    place: z.number().int(),
    /** The same as `subject_id` where the record is a customer. */
    customer_id: z.guid().nullable(),
    /** What sort of record it is: `customer`. */
    subject_type: z.string(),
    /** Null where it is gone. */
    subject_id: z.guid().nullable(),
    /** The number of the record. */
    title: z.string(),
    state: z.enum(jobRowStates),
    /** Why it was refused. */
    code: z.string().nullable(),
    message: z.string().nullable(),
    data: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'JobRow' })

export type JobRow = z.output<typeof jobRow>

const jobRowCounts = z
  .object({ done: z.number().int(), unchanged: z.number().int(), refused: z.number().int() })
  .meta({ id: 'JobRowCounts' })

export const listJobRows = endpoint({
  id: 'listJobRows',
  method: 'GET',
  path: '/jobs/:id/rows',
  access: 'signed_in',
  tag,
  summary: 'Read what a job did with each record, in their order',
  errors: ['bad_cursor'],
  params,
  query: z.object({
    state: z.enum(jobRowStates).optional(),
    limit: z.coerce.number().int().min(0).max(200).default(50),
    /** `next` of the page before. */
    after: z.string().max(2_000).optional(),
  }),
  response: z
    .object({ items: z.array(jobRow), next: z.string().nullable(), counts: jobRowCounts })
    .meta({ id: 'JobRowList' }),
})

export const cancelJob = endpoint({
  id: 'cancelJob',
  method: 'POST',
  path: '/jobs/:id/cancel',
  access: 'signed_in',
  tag,
  summary: 'Cancel a job: your own, or any with the permission jobs.manage',
  description: 'A running job stops at the next point where it can.',
  errors: ['forbidden', 'cannot_cancel'],
  params,
  response: job,
  light: true,
})

export const retryJob = endpoint({
  id: 'retryJob',
  method: 'POST',
  path: '/jobs/:id/retry',
  access: 'signed_in',
  tag,
  summary: 'Run a failed or cancelled job again, from where it stopped if it can',
  errors: ['forbidden', 'cannot_retry'],
  params,
  response: job,
})

export const listSchedules = endpoint({
  id: 'listSchedules',
  method: 'GET',
  path: '/schedules',
  access: 'jobs.read',
  tag,
  summary: 'List what runs by itself, with the last and the next time',
  response: z.object({ items: z.array(schedule) }),
})

export const runSchedule = endpoint({
  id: 'runSchedule',
  method: 'POST',
  path: '/schedules/:name/run',
  access: 'jobs.manage',
  tag,
  summary: 'Start a schedule now',
  description: 'Refused while its last run has not ended.',
  errors: ['conflict'],
  params: z.object({ name: z.string().max(100) }),
  response: job,
  light: true,
})
