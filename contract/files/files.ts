import { z } from 'zod'
import { actor } from '../platform/actor.ts'
import { endpoint } from '../platform/endpoint.ts'
import type { Permission } from '../permissions.ts'
import { importResources, type ImportResource } from '../record-jobs.ts'
import { filledLine } from '../platform/line.ts'

type RemarksOf<R extends ImportResource> = R extends 'customers' ? 'import_errors' : `${R}_import_errors`

/** What the file with the remarks on an import is for. */
export const remarksPurpose = <R extends ImportResource>(resource: R): RemarksOf<R> =>
  (resource === 'customers' ? 'import_errors' : `${resource}_import_errors`) as RemarksOf<R>

export type FilePurpose = 'import_source' | RemarksOf<ImportResource>

/**
 * What a file is for, and the permission that its readers and writers need; with one of `own` they have files that they
 * have brought themselves. `upload`: may come from outside.
 */
export const filePurposes: Record<
  FilePurpose,
  { permission: Permission; own?: readonly Permission[]; upload: boolean }
> = {
  import_source: {
    permission: 'customers.import',
    own: importResources.map((resource) => `${resource}.import` as const),
    upload: true,
  },
  ...(Object.fromEntries(
    importResources.map((resource) => [
      remarksPurpose(resource),
      { permission: `${resource}.import` as const, upload: false },
    ]),
  ) as Record<RemarksOf<ImportResource>, { permission: Permission; upload: boolean }>),
}

const purposes = Object.keys(filePurposes) as [FilePurpose, ...FilePurpose[]]
const uploadable = purposes.filter((purpose) => filePurposes[purpose].upload)

/** A stored file. `sha256` is of its bytes, in hexadecimal; `size` is in bytes. */
export const storedFile = z
  .object({
    id: z.string(),
    name: z.string(),
    media_type: z.string(),
    size: z.number().int(),
    sha256: z.string(),
    purpose: z.enum(purposes),
    customer_id: z.string().nullable(),
    created_at: z.string(),
    created_by: actor,
    expires_at: z.string().nullable(),
  })
  .meta({ id: 'File' })

export type StoredFile = z.output<typeof storedFile>

const params = z.object({ id: z.guid() })
const tag = 'Files'

export const uploadFile = endpoint({
  id: 'uploadFile',
  method: 'POST',
  path: '/files',
  access: 'signed_in',
  tag,
  summary: 'Upload a file',
  description:
    'Either multipart/form-data with one file, or the bytes themselves with `name` in the query. A file that nothing has used after a week is deleted. The largest size is set by the installation, 1 GB unless said otherwise. A file to import (`import_source`) needs the permission to import something, such as `customers.import`.',
  errors: ['forbidden'],
  query: z.object({
    purpose: z.enum(uploadable as [FilePurpose, ...FilePurpose[]]),
    name: filledLine(255).optional(),
  }),
  stream: { request: 'application/octet-stream' },
  response: storedFile,
  creates: true,
})

export const getFile = endpoint({
  id: 'getFile',
  method: 'GET',
  path: '/files/:id',
  access: 'signed_in',
  tag,
  summary: 'Read what is known of a file',
  params,
  response: storedFile,
})

export const downloadFile = endpoint({
  id: 'downloadFile',
  method: 'GET',
  path: '/files/:id/content',
  access: 'signed_in',
  tag,
  summary: 'Download a file',
  params,
  stream: { response: 'application/octet-stream' },
})

export const deleteFile = endpoint({
  id: 'deleteFile',
  method: 'DELETE',
  path: '/files/:id',
  access: 'signed_in',
  tag,
  summary: 'Delete a file',
  params,
})
