import { queryOptions } from '@tanstack/react-query'
import { listRoles } from '../../contract/roles.ts'
import { listSites } from '../../contract/sites.ts'
import { getStaff, listStaff, listStaffNames } from '../../contract/staff.ts'
import { call } from '../platform/api.ts'

export const staffQuery = queryOptions({ queryKey: ['staff'], queryFn: ({ signal }) => call(listStaff, { signal }) })
/** Who there is, for choices and for the names of references; everybody may ask. */
export const staffNamesQuery = queryOptions({
  queryKey: ['staff', 'names'],
  queryFn: ({ signal }) => call(listStaffNames, { signal }),
  staleTime: 60_000,
})
export const oneStaffQuery = (id: string) =>
  queryOptions({ queryKey: ['staff', id], queryFn: ({ signal }) => call(getStaff, { params: { id }, signal }) })
export const rolesQuery = queryOptions({ queryKey: ['roles'], queryFn: ({ signal }) => call(listRoles, { signal }) })
export const sitesQuery = queryOptions({ queryKey: ['sites'], queryFn: ({ signal }) => call(listSites, { signal }) })
