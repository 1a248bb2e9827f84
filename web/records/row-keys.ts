import type { QueryClient } from '@tanstack/react-query'

/** Key of the history of a row. Whatever is read of a row has its id second in its key. */
export const historyKey = (id: string): string[] => ['history', id]

/** Reads again whatever is shown of a row and of what stands on its page. */
export const rereadRow = (client: QueryClient, id: string): Promise<void> =>
  client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] === id })

/** Reads again what happened to a row. */
export const rereadHistory = (client: QueryClient, id: string): void =>
  void client.invalidateQueries({ queryKey: historyKey(id) })
