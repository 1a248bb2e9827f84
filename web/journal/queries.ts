import { queryOptions } from '@tanstack/react-query'
import { readAction } from '../../contract/platform/undo.ts'
import { call } from '../platform/api.ts'

/** One act as a whole, and whether and how it was undone. */
export const actionQuery = (action_id: string) =>
  queryOptions({
    queryKey: ['journal-action', action_id],
    queryFn: ({ signal }) => call(readAction, { params: { action_id }, signal }),
  })
