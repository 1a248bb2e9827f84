import { queryOptions } from '@tanstack/react-query'
import { getFile } from '../../contract/files/files.ts'
import { getImport, previewImport } from '../../contract/imports/imports.ts'
import { listImportProfiles } from '../../contract/imports/profiles.ts'
import type { ImportEncoding, ImportSettings } from '../../contract/imports/settings.ts'
import type { ImportResource } from '../../contract/record-jobs.ts'
import { call } from '../platform/api.ts'

/** How the text of a file is read; what is left out is guessed. */
export interface FileReading {
  encoding?: ImportEncoding
  delimiter?: string
  sheet?: string
  header_row?: number
}

/** A look into an uploaded file, with settings that are guessed unless they are given. */
export const previewQuery = (
  file_id: string,
  resource: ImportResource,
  reading: FileReading,
  settings?: ImportSettings,
) =>
  queryOptions({
    queryKey: ['imports', 'preview', file_id, resource, reading, settings ?? null],
    queryFn: ({ signal }) =>
      call(previewImport, { body: { file_id, resource, ...reading, ...(settings && { settings }) }, signal }),
    staleTime: Infinity,
  })

export const fileQuery = (id: string) =>
  queryOptions({
    queryKey: ['imports', 'file', id],
    queryFn: ({ signal }) => call(getFile, { params: { id }, signal }),
    staleTime: Infinity,
  })

export const profilesQuery = queryOptions({
  queryKey: ['imports', 'profiles'],
  queryFn: ({ signal }) => call(listImportProfiles, { signal }),
})

const every = 1_000

/** An import, looked at again until it is over. */
export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['imports', 'one', id],
    queryFn: ({ signal }) => call(getImport, { params: { id }, signal }),
    refetchInterval: ({ state: { data } }) => (data && isOver(data) ? false : every),
  })

export const isOver = ({ state }: { state: string }): boolean => state !== 'queued' && state !== 'running'
