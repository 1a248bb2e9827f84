import { notifyManager, QueryClient } from '@tanstack/react-query'
import { isPassing } from './api-error.ts'

// Before the next task, not in it: a choice kept in the cache would spring back for a moment when it is clicked.
notifyManager.setScheduler(queueMicrotask)

/** The cache of answers. Reads are asked again where waiting may help; writes never are. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      networkMode: 'always',
      retry: (failures, error) => failures < 2 && isPassing(error),
      retryDelay: (failures) => 500 * 2 ** failures,
    },
    mutations: { retry: false, networkMode: 'always' },
  },
})
