import { z } from 'zod'
import { endpoint } from '../platform/endpoint.ts'
import { importOutcomes } from './imports.ts'
import { likelyDouble, likelyReasons } from '../customers/lookalikes.ts'

/** An earlier row of the same file that is probably the same person. */
export const sameRow = z
  .object({ row: z.number().int(), reasons: z.array(z.enum(likelyReasons)) })
  .meta({ id: 'SameRow' })
export type SameRow = z.output<typeof sameRow>

/**
 * What a row of a checked file would do. `changes`: by field or target of the mapping, from and to; a creation comes from
 * nothing. Personal values are `{masked: true}` to those who do not see them.
 */
export const importRow = z
  .object({
    row: z.number().int(),
    outcome: z.enum(importOutcomes),
    /** Whom it tells of. */
    customer_id: z.string().nullable(),
    /** The record that it found. */
    record_id: z.string().nullable(),
    number: z.string().nullable(),
    display_name: z.string().nullable(),
    changes: z.array(z.object({ field: z.string(), from: z.unknown(), to: z.unknown() })),
    problems: z.array(
      z.object({
        column: z.string().nullable(),
        value: z.string().nullable(),
        code: z.string(),
        message: z.string(),
        params: z.record(z.string(), z.unknown()).optional(),
      }),
    ),
    lookalikes: z.array(likelyDouble),
    same_file: z.array(sameRow),
  })
  .meta({ id: 'ImportRow' })
export type ImportRow = z.output<typeof importRow>

const params = z.object({ id: z.guid() })
const outcome = z.enum(importOutcomes).optional()

export const listImportRows = endpoint({
  id: 'listImportRows',
  method: 'GET',
  path: '/imports/:id/rows',
  access: 'signed_in',
  tag: 'Imports',
  summary: 'Read what each row of a checked file would do, field by field',
  description:
    'Kept for a week, or until the file is imported or checked again. An import itself is told by the journal.',
  errors: ['forbidden', 'bad_cursor'],
  params,
  query: z.object({
    outcome,
    limit: z.coerce.number().int().min(1).max(200).default(50),
    /** `next` of the page before. */
    after: z.string().max(2_000).optional(),
  }),
  response: z.object({ items: z.array(importRow), next: z.string().nullable() }).meta({ id: 'ImportRowList' }),
})

export const downloadImportRows = endpoint({
  id: 'downloadImportRows',
  method: 'GET',
  path: '/imports/:id/rows.csv',
  access: 'signed_in',
  tag: 'Imports',
  summary: 'Download the same as CSV: a line for each field',
  errors: ['forbidden'],
  params,
  query: z.object({ outcome }),
  stream: { response: 'text/csv' },
})
