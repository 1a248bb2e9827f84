import { z } from 'zod'
import { actor } from './actor.ts'
import { endpoint } from './endpoint.ts'
import { job } from './jobs.ts'

const params = z.object({ action_id: z.guid() })
const tag = 'Journal'

/** That an act was undone: by which act, in which job, when and by whom. */
export const undoOf = z
  .object({ action_id: z.string(), job_id: z.string(), at: z.string(), actor })
  .meta({ id: 'Undo' })
export type UndoOf = z.output<typeof undoOf>

/** How many records of a type an act touched. */
export const touchedRecords = z
  .object({ type: z.string(), value: z.number().int(), exact: z.boolean() })
  .meta({ id: 'TouchedRecords' })

/** One act as a whole. Counts go to 100,000 lines and say when there are more. */
export const journalAction = z
  .object({
    action_id: z.string(),
    at: z.string(),
    /** When its last line was written; an act of many transactions takes a while. */
    until: z.string(),
    actor,
    source: z.string(),
    customers: z.object({ value: z.number().int(), exact: z.boolean() }).meta({ id: 'Total' }),
    /** How many records it touched, by type: those on whose page its lines are told. */
    records: z.array(touchedRecords),
    kinds: z.array(z.object({ kind: z.string(), count: z.number().int() })),
    /** Of several, the last. */
    undo: undoOf.nullable(),
    /** The act that this one took back, and the job in which it did. */
    undoes: z.object({ action_id: z.string(), job_id: z.string() }).nullable(),
    /** Why it cannot be undone; null where it can be, by this person. */
    cannot_undo: z.enum(['already_undone', 'not_allowed', 'nothing_to_undo']).nullable(),
  })
  .meta({ id: 'JournalAction' })
export type JournalAction = z.output<typeof journalAction>

export const readAction = endpoint({
  id: 'readAction',
  method: 'GET',
  path: '/journal/actions/:action_id',
  access: 'history.read',
  tag,
  summary: 'Read one act as a whole: who, when, how many records, whether it was undone',
  description: 'Its lines are those of the journal with this `action_id`.',
  params,
  response: journalAction,
})

export const undoAction = endpoint({
  id: 'undoAction',
  method: 'POST',
  path: '/journal/actions/:action_id/undo',
  access: 'signed_in',
  tag,
  summary: 'Undo a whole act, such as a bulk change or an import',
  description:
    'In a job, record by record: what still stands as the act left it is put back, records it created and nobody touched since are removed, and what changed since is listed in the rows of the job and stays. The new lines share one new act, which can be undone in turn. What whoever undoes it may not see or change stays as it is: those who may can undo that rest, after this undo has ended. One’s own acts, or any with `journal.undo`; it takes the permissions that changing the records takes, such as `customers.edit`. An act of which nothing can be taken back is refused with `conflict`.',
  errors: ['already_undone', 'forbidden', 'conflict'],
  params,
  response: job,
})
