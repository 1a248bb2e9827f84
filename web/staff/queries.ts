import { queryOptions } from '@tanstack/react-query'
import { getStaff, listStaff, listStaffNames } from '../../contract/staff/staff.ts'
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
