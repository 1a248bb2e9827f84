import { z } from 'zod'
import { pastMoment } from './past-moment.ts'
import { stateActs } from '../records.ts'

const id = z.guid()
const of = {
  /** One line of the history. */
  line_id: id.optional(),
  /** All lines of one save. */
  action_id: id.optional(),
  /** All lines after a moment: back to what it was then. */
  since: pastMoment.optional(),
}

/**
 * What is not put back: `changed_since`, `gone`, `not_allowed` or `cannot`. Of what cannot, `reason` is the code of the
 * rule that says so, with its `params`. `now` is what it says now.
 */
export const putBackRefused = z
  .object({
    field: z.string(),
    code: z.enum(['changed_since', 'gone', 'not_allowed', 'cannot']),
    message: z.string(),
    reason: z.string().optional(),
    params: z.record(z.string(), z.unknown()).optional(),
    now: z.unknown().optional(),
  })
  .meta({ id: 'PutBackRefused' })
export type PutBackRefused = z.output<typeof putBackRefused>

/** What is done to put one thing back: a change, or what is done to a whole row. */
export const putBackVerbs = ['change', 'bring_back', 'remove', ...stateActs] as const

/** One thing that would be put back. `name` is null where a whole record comes back, goes, or has another state. */
export const putBackStep = z
  .object({
    field: z.string(),
    subject_type: z.string(),
    subject_id: z.string(),
    name: z.string().nullable(),
    verb: z.enum(putBackVerbs),
    now: z.unknown().optional(),
    to: z.unknown().optional(),
  })
  .meta({ id: 'PutBackStep' })
export type PutBackStep = z.output<typeof putBackStep>

/** Which lines are meant, and of them one field. */
export const putBackQuery = z.object({ ...of, field: z.string().max(200).optional() })

export const putBackInput = z
  .strictObject({ ...of, fields: z.array(z.string().max(200)).max(500).optional() })
  .meta({ id: 'PutBackInput' })

/** `version` is that of the record as it stands; 0 where it counts none. */
export const putBackPlan = z
  .object({ version: z.number().int(), steps: z.array(putBackStep), refused: z.array(putBackRefused) })
  .meta({ id: 'PutBackPreview' })

export const putBackResult = z
  .object({ action_id: id, put_back: z.array(z.string()), refused: z.array(putBackRefused) })
  .meta({ id: 'PutBackResult' })
