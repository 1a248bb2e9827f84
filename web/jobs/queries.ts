import { queryOptions } from '@tanstack/react-query'
import { getJob, listSchedules } from '../../contract/platform/jobs.ts'
import { call } from '../platform/api.ts'

export const jobQuery = (id: string) =>
  queryOptions({ queryKey: ['jobs', 'one', id], queryFn: ({ signal }) => call(getJob, { params: { id }, signal }) })

export const schedulesQuery = queryOptions({
  queryKey: ['schedules'],
  queryFn: ({ signal }) => call(listSchedules, { signal }),
})
