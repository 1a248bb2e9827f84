import { queryOptions } from '@tanstack/react-query'
import { listSites } from '../../contract/sites/sites.ts'
import { call } from '../platform/api.ts'

export const sitesQuery = queryOptions({ queryKey: ['sites'], queryFn: ({ signal }) => call(listSites, { signal }) })
