import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { ImportResource } from '../../contract/record-jobs.ts'
import { needs } from '../platform/entry.ts'
import { text } from '../platform/search.ts'
import { inside } from '../shell/roots.tsx'
import { importPath, type ImportSearch } from './import-path.ts'

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
