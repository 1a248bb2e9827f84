import { infiniteQueryOptions } from '@tanstack/react-query'
import { listNotes } from '../../contract/notes/record.ts'
import { call } from '../platform/api.ts'

/** The notes on a customer, page after page, and the pinned one. */
export const notesQuery = (customerId: string, order: 'newest' | 'oldest') =>
  infiniteQueryOptions({
    queryKey: ['notes', customerId, order],
    queryFn: ({ pageParam, signal }) =>
      call(listNotes, {
        params: { id: customerId },
        query: { order, limit: 50, ...(pageParam && { after: pageParam }) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  })
