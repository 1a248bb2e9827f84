import { z } from 'zod'
import { endpoint } from './endpoint.ts'

const id = z.guid()
const params = z.object({ id })
const tag = 'Journal'

const of = {
  /** One line of the history. */
  line_id: id.optional(),
  /** All lines of one save. */
  action_id: id.optional(),
  /** All lines after a moment: back to what it was then. */
  since: z.iso.datetime({ offset: true }).optional(),
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

/** One thing that would be put back. `name` is null where a whole address or note comes back, goes or is pinned. */
export const putBackStep = z
  .object({
    field: z.string(),
    subject_type: z.string(),
    subject_id: z.string(),
    name: z.string().nullable(),
    verb: z.enum(['change', 'bring_back', 'remove', 'pin', 'unpin']),
    now: z.unknown().optional(),
    to: z.unknown().optional(),
  })
  .meta({ id: 'PutBackStep' })
export type PutBackStep = z.output<typeof putBackStep>

export const putBackPreview = endpoint({
  id: 'putBackPreview',
  method: 'GET',
  path: '/customers/:id/history/put-back',
  access: 'customers.edit',
  tag,
  summary: 'See what putting back would change',
  description:
    'Give `line_id` for one change, `action_id` for all of one save, or `since` for all after a moment. Needs `history.read` as well.',
  params,
  query: z.object({ ...of, field: z.string().max(200).optional() }),
  response: z
    .object({ version: z.number().int(), steps: z.array(putBackStep), refused: z.array(putBackRefused) })
    .meta({ id: 'PutBackPreview' }),
})

export const putBack = endpoint({
  id: 'putBack',
  method: 'POST',
  path: '/customers/:id/history/put-back',
  access: 'customers.edit',
  tag,
  summary: 'Put back one change, all of one save, or what it was at a moment',
  description:
    'Give `line_id`, `action_id` or `since`; `fields` narrows it (`first_name`, `phones`, `address.ID.city`, `note.ID`). What changed since stays as it is and is listed in `refused`. Where nothing at all can be put back the answer is 409 `changed_since`, with the list in `data.refused`. Needs `history.read` as well.',
  errors: ['changed_since'],
  params,
  body: z
    .strictObject({ ...of, fields: z.array(z.string().max(200)).max(500).optional() })
    .meta({ id: 'PutBackInput' }),
  response: z
    .object({ action_id: id, put_back: z.array(z.string()), refused: z.array(putBackRefused) })
    .meta({ id: 'PutBackResult' }),
  versioned: true,
})
