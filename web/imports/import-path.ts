import type { ImportKind } from '../../contract/imports/settings.ts'
import type { ImportResource } from '../../contract/record-jobs.ts'

/** Where files of a record are brought in. */
export const importPath = <R extends ImportResource>(resource: R): `/${R}/import` => `/${resource}/import`

/** What the page is about: a file to prepare, perhaps with a check of it, or an import that has begun. */
export interface ImportSearch {
  file?: string | undefined
  check?: string | undefined
  id?: string | undefined
  kind?: ImportKind | undefined
}
