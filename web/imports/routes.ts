import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { ImportKind } from '../../contract/imports/settings.ts'
import type { ImportResource } from '../../contract/record-jobs.ts'
import { needs } from '../platform/entry.ts'
import { text } from '../platform/search.ts'
import { inside } from '../shell/roots.tsx'

/** What the page is about: a file to prepare, perhaps with a check of it, or an import that has begun. */
export interface ImportSearch {
  file?: string | undefined
  check?: string | undefined
  id?: string | undefined
  kind?: ImportKind | undefined
}

/** The page that brings in files of a record: `/customers/import`. */
export const importRoute = <R extends ImportResource>(resource: R) =>
  createRoute({
    getParentRoute: () => inside,
    path: importPath(resource),
    beforeLoad: needs(`${resource}.import`),
    validateSearch: (search: Record<string, unknown>): ImportSearch => ({
      file: text(search['file']),
      check: text(search['check']),
      id: text(search['id']),
      kind: search['kind'] === 'addresses' ? 'addresses' : undefined,
    }),
    component: lazyRouteComponent(() => import('./ImportPage.tsx'), 'ImportPage'),
  })

export const importPath = <R extends ImportResource>(resource: R): `/${R}/import` => `/${resource}/import`
