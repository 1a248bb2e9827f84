import { z } from 'zod'
import { isTimeZone } from '../platform/time-zones.ts'
import { actor } from '../platform/actor.ts'
import { endpoint } from '../platform/endpoint.ts'
import { failure } from '../platform/failure.ts'
import { addressRecord } from '../addresses/record.ts'
import { exportResources, type ExportResource } from '../record-jobs.ts'
import { records } from '../records.ts'
import { listOf } from '../platform/schemas.ts'
import { staffLanguage } from '../settings/settings.ts'
import { filledLine } from '../platform/line.ts'

export const exportFormats = ['csv', 'xlsx'] as const
export type ExportFormat = (typeof exportFormats)[number]

/** `labels`: as people read them, in a language. `codes`: as programs read them; an import reads them back unchanged. */
export const exportValues = ['labels', 'codes'] as const
export type ExportValues = (typeof exportValues)[number]

/**
 * `beside`: billing and shipping address in columns of the customer's row, further ones numbered; those that have no
 * columns follow in a file or sheet of their own. `rows`: a file or sheet with a row for each address.
 */
export const exportAddresses = ['none', 'beside', 'rows'] as const
export type ExportAddresses = (typeof exportAddresses)[number]

/** Whether the records of a resource have addresses that may go along. */
export const hasAddresses = (resource: ExportResource): boolean =>
  records.some((one) => 'resource' in one && one.resource === resource && isOwner(one.type))

const isOwner = (type: string): boolean => (addressRecord.owners as readonly string[]).includes(type)

export const exportDelimiters = [',', ';', '\t'] as const
export type ExportDelimiter = (typeof exportDelimiters)[number]

/** Addresses beside the default ones that may have columns: as many as an import reads from one row. */
export const mostFurtherAddresses = 4

export const exportStates = ['queued', 'running', 'done', 'failed', 'cancelled', 'expired'] as const
export type ExportState = (typeof exportStates)[number]

/** What a file of an export holds. */
export const exportParts = [...exportResources, 'addresses'] as const
export type ExportPart = (typeof exportParts)[number]

const id = z.guid()

export const exportColumn = z
  .strictObject({ name: z.string().min(1).max(100), label: filledLine(200).optional() })
  .meta({ id: 'ExportColumn' })
export type ExportColumn = z.output<typeof exportColumn>

/** What to take: some by id, or all that a search and filter show, but for some. */
const selection = {
  ids: z.array(id).min(1).max(10_000).optional(),
  except: z.array(id).min(1).max(10_000).optional(),
  q: z.string().max(200).optional(),
  filter: z.record(z.string(), z.unknown()).optional(),
  sort: z.string().max(100).optional(),
}

export const exportInput = z
  .strictObject({
    resource: z.enum(exportResources).default('customers'),
    ...selection,
    columns: z.array(exportColumn).min(1).max(300).optional(),
    format: z.enum(exportFormats).default('csv'),
    values: z.enum(exportValues).default('labels'),
    addresses: z.enum(exportAddresses).default('none'),
    further_addresses: z.number().int().min(0).max(mostFurtherAddresses).default(0),
    language: staffLanguage.optional(),
    time_zone: z.string().max(64).refine(isTimeZone, 'Give a time zone, such as Europe/Berlin.').optional(),
    delimiter: z.enum(exportDelimiters).optional(),
    bom: z.boolean().default(true),
  })
  .refine(({ ids, except, q, filter }) => ids === undefined || [except, q, filter].every((one) => one === undefined), {
    path: ['ids'],
    message: 'Give either ids, or a search and filter.',
  })
  .refine(({ columns }) => new Set(columns?.map((one) => one.name)).size === (columns?.length ?? 0), {
    path: ['columns'],
    message: 'Every column can be there once.',
  })
  .meta({ id: 'ExportInput' })
export type ExportInput = z.output<typeof exportInput>

const exportFile = z
  .object({
    id: z.string(),
    part: z.enum(exportParts),
    name: z.string(),
    size: z.number().int(),
  })
  .meta({ id: 'ExportFile' })
export type ExportFile = z.output<typeof exportFile>

/** An export. What was asked for is shown without personal values: `filter` has none, and a search is only `searched`. */
export const exportRecord = z
  .object({
    id: z.string(),
    resource: z.enum(exportResources),
    name: z.string(),
    state: z.enum(exportStates),
    /** Why it failed. */
    error: failure.nullable(),
    format: z.enum(exportFormats),
    values: z.enum(exportValues),
    addresses: z.enum(exportAddresses),
    language: staffLanguage,
    columns: z.array(z.string()),
    filter: z.record(z.string(), z.unknown()).nullable(),
    searched: z.boolean(),
    /** How many were chosen one by one. */
    picked: z.number().int().nullable(),
    sort: z.string().nullable(),
    rows: z.number().int().nullable(),
    address_rows: z.number().int().nullable(),
    files: z.array(exportFile),
    job_id: z.string().nullable(),
    created_by: actor,
    created_at: z.string(),
    finished_at: z.string().nullable(),
    expires_at: z.string(),
  })
  .meta({ id: 'Export' })
export type ExportRecord = z.output<typeof exportRecord>

const params = z.object({ id })
const tag = 'Exports'
const takes = 'Takes the permission to read and to export the record, such as `customers.read` and `customers.export`.'

export const createExport = endpoint({
  id: 'createExport',
  method: 'POST',
  path: '/exports',
  access: 'signed_in',
  tag,
  summary: 'Write customers, or other records, into a file, in the background',
  description:
    `${takes} ` +
    'Without `columns` every field is taken that the role may see. Columns of personal values, and addresses, need `customers.personal`: they are refused without it, never masked. ' +
    'A cell never becomes a formula: in CSV one that begins like a formula gets an apostrophe before it, which an import takes away again; phone numbers such as `+49 30 1234567` stay as they are. In XLSX every text is a text. ' +
    'With `values: codes` and `addresses: beside` an import of the same program reads the file back without loss.',
  errors: ['forbidden', 'bad_filter'],
  body: exportInput,
  response: exportRecord,
  creates: true,
})

export const listExports = endpoint({
  id: 'listExports',
  method: 'GET',
  path: '/exports',
  access: 'signed_in',
  tag,
  summary: 'List exports, newest first: your own, or all with the permission exports.manage',
  description: 'Takes the permission to export some record.',
  errors: ['forbidden', 'bad_cursor'],
  query: z.object({
    limit: z.coerce.number().int().min(1).max(200).default(50),
    after: z.string().max(2_000).optional(),
    total: z.enum(['true', 'false']).default('true'),
  }),
  response: listOf(exportRecord),
})

export const getExport = endpoint({
  id: 'getExport',
  method: 'GET',
  path: '/exports/:id',
  access: 'signed_in',
  tag,
  summary: 'Read an export',
  errors: ['forbidden'],
  params,
  response: exportRecord,
})

export const downloadExport = endpoint({
  id: 'downloadExport',
  method: 'GET',
  path: '/exports/:id/files/:file_id',
  access: 'signed_in',
  tag,
  summary: 'Download a file of an export',
  description: 'Refused when the role shows less by now than the file holds. Each download is a line in the journal.',
  errors: ['forbidden'],
  params: z.object({ id, file_id: id }),
  stream: { response: 'application/octet-stream' },
})

export const deleteExport = endpoint({
  id: 'deleteExport',
  method: 'DELETE',
  path: '/exports/:id',
  access: 'signed_in',
  tag,
  summary: 'Delete an export and its files',
  description: 'One that is waiting or running is cancelled first, by its job.',
  errors: ['forbidden', 'conflict'],
  params,
})
