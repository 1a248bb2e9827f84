import { queryOptions } from '@tanstack/react-query'
import { listRoles } from '../../contract/roles/roles.ts'
import { call } from '../platform/api.ts'

export const rolesQuery = queryOptions({ queryKey: ['roles'], queryFn: ({ signal }) => call(listRoles, { signal }) })
