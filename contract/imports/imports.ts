import { z } from 'zod'
import { actor } from '../platform/actor.ts'
import { endpoint } from '../platform/endpoint.ts'
import { failure } from '../platform/failure.ts'
import { importEncodings, importSettings } from './settings.ts'
import { importResources } from '../record-jobs.ts'
import { recognisedFile } from './recognised-files.ts'
import { importRight as takes, profileName } from './profiles.ts'
import { listOf } from '../platform/schemas.ts'

export const importStates = ['queued', 'running', 'done', 'failed', 'cancelled'] as const
export type ImportState = (typeof importStates)[number]

/** What became of a row. Every row read is exactly one of them. */
export const importOutcomes = ['created', 'updated', 'unchanged', 'skipped', 'refused'] as const
export type ImportOutcome = (typeof importOutcomes)[number]

/** Rows; `read` is the sum of all outcomes. `warnings` counts remarks, of which a row may have several. */
export const importCounts = z
  .object({
    read: z.number().int(),
    created: z.number().int(),
    updated: z.number().int(),
    unchanged: z.number().int(),
    skipped: z.number().int(),
    refused: z.number().int(),
    warnings: z.number().int(),
  })
  .meta({ id: 'ImportCounts' })
export type ImportCounts = z.output<typeof importCounts>

/** One remark on a row: why it was refused or skipped, or what of it was kept only as typed. Row 1 is the header. */
export const importProblem = z
  .object({
    row: z.number().int(),
    column: z.string().nullable(),
    value: z.string().nullable(),
    outcome: z.enum(importOutcomes).nullable(),
    code: z.string(),
    message: z.string(),
    /** What the sentence of the code speaks of, such as how long the value may be. */
    params: z.record(z.string(), z.unknown()).optional(),
    /** Whom it tells of. */
    customer_id: z.string().nullable(),
    /** The record that the row found or became. */
    record_id: z.string().nullable(),
  })
  .meta({ id: 'ImportProblem' })
export type ImportProblem = z.output<typeof importProblem>

/** One import, or a check of one (`dry_run`), which writes nothing and counts the same. */
export const importRecord = z
  .object({
    id: z.string(),
    file_name: z.string(),
    /** The file itself, until it has been imported. */
    file_id: z.string().nullable(),
    profile: z.string().nullable(),
    dry_run: z.boolean(),
    settings: importSettings,
    encoding: z.string().nullable(),
    delimiter: z.string().nullable(),
    /** Of a spreadsheet. */
    sheet: z.string().nullable(),
    /** Null until it is found. */
    header_row: z.number().int().nullable(),
    state: z.enum(importStates),
    /** Why it failed. */
    error: failure.nullable(),
    counts: importCounts,
    /** Rows of the file; null until they are counted. */
    total: z.number().int().nullable(),
    job_id: z.string().nullable(),
    /** The act that all its lines in the journal share, by which it is undone; null for a check. */
    action_id: z.string().nullable(),
    /** All remarks as CSV, for a week. */
    error_file_id: z.string().nullable(),
    created_by: actor,
    created_at: z.string(),
    finished_at: z.string().nullable(),
  })
  .meta({ id: 'Import' })
export type ImportRecord = z.output<typeof importRecord>

const id = z.guid()
const params = z.object({ id })
const tag = 'Imports'
const reading = {
  file_id: id,
  encoding: z.enum(importEncodings).optional(),
  /** One character; guessed unless given. */
  delimiter: z
    .string()
    .regex(/^[^\r\n"\ufeff]$/u, 'A delimiter is one character, and no quotation mark.')
    .optional(),
  /** Of a spreadsheet; the first in which there is something unless given. */
  sheet: z.string().min(1).max(100).optional(),
  /** As a spreadsheet counts; found unless given. */
  header_row: z.number().int().min(1).max(1000).optional(),
  profile: profileName.optional(),
  settings: importSettings.optional(),
}

export const previewImport = endpoint({
  id: 'previewImport',
  method: 'POST',
  path: '/imports/preview',
  access: 'signed_in',
  tag,
  summary: 'Look into a file: columns, samples, a guessed mapping and the first remarks',
  description:
    'A look at the first rows. Without settings or profile, the export of a shop program is recognised by its header; else the columns are guessed. ' +
    takes,
  errors: [
    'forbidden',
    'not_found',
    'file_empty',
    'file_quotes',
    'file_broken',
    'file_protected',
    'file_format',
    'file_wide',
    'file_heavy',
    'sheet_unknown',
  ],
  /** `resource`: what the file holds, where neither settings nor a profile say it. */
  body: z.strictObject({ ...reading, resource: z.enum(importResources).default('customers') }),
  response: z
    .object({
      /** Null for a spreadsheet, like the delimiter. */
      encoding: z.enum(importEncodings).nullable(),
      delimiter: z.string().nullable(),
      sheet: z.string().nullable(),
      sheets: z.array(z.string()),
      header_row: z.number().int(),
      /** `refused`: why a column never comes in; nothing of it is shown. */
      columns: z.array(
        z
          .object({ name: z.string(), samples: z.array(z.string()), refused: z.enum(['card_numbers']).nullable() })
          .meta({ id: 'ImportPreviewColumn' }),
      ),
      /** Columns of the profile or settings that the file does not have. */
      missing: z.array(z.string()),
      settings: importSettings,
      /** Null where the columns were guessed, or settings or a profile were given. */
      recognised: recognisedFile.nullable(),
      /** What the columns are by their headings alone. */
      guessed: importSettings,
      rows: z.number().int(),
      problems: z.array(importProblem),
    })
    .meta({ id: 'ImportPreview' }),
})

export const startImport = endpoint({
  id: 'startImport',
  method: 'POST',
  path: '/imports',
  access: 'signed_in',
  tag,
  summary: 'Import an uploaded file, or check it: give settings or the name of a profile',
  description: takes,
  errors: ['forbidden', 'not_found'],
  body: z
    .strictObject({ ...reading, dry_run: z.boolean().default(false) })
    .refine(
      (body) => (body.profile === undefined) !== (body.settings === undefined),
      'Give either settings or a profile.',
    )
    .meta({ id: 'ImportInput' }),
  response: importRecord,
  creates: true,
})

export const listImports = endpoint({
  id: 'listImports',
  method: 'GET',
  path: '/imports',
  access: 'signed_in',
  tag,
  summary: 'List imports, newest first',
  description: takes,
  errors: ['forbidden', 'bad_cursor'],
  query: z.object({
    limit: z.coerce.number().int().min(1).max(200).default(50),
    after: z.string().max(2_000).optional(),
    total: z.enum(['true', 'false']).default('true'),
  }),
  response: listOf(importRecord),
})

export const getImport = endpoint({
  id: 'getImport',
  method: 'GET',
  path: '/imports/:id',
  access: 'signed_in',
  tag,
  summary: 'Read an import with its first remarks',
  description: takes,
  errors: ['forbidden'],
  params,
  response: importRecord.extend({ problems: z.array(importProblem) }).meta({ id: 'ImportWithProblems' }),
})
export type ImportWithProblems = z.output<(typeof getImport)['response']>
