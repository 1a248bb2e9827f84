import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { ApiError } from '../../platform/api-error.ts'
import { dropRows, isListed, refreshRow, type AnyListed } from './listed-record.ts'
import { useNews } from './news.ts'
import { rowsKey, totalKey } from './use-rows.ts'

/** Most rows that are read one by one when many change at once. */
const oneByOne = 20

/**
 * Keeps every list of a record in memory true, whatever page is open: changed rows in place, those that are gone out of
 * it. New ones do not move what is being read (NewRows announces them), and are there when the list is opened anew.
 */
export function useTrueLists(listed: AnyListed): void {
  const client = useQueryClient()
  useNews(listed, ({ created, changed, gone, missed }) => {
    const rows = { queryKey: rowsKey(listed.name) }
    if (gone.length > 0) dropRows(client, listed, gone)
    if (created.length > 0) void client.invalidateQueries({ ...rows, type: 'inactive', refetchType: 'none' })
    if (missed || created.length > 0) void client.invalidateQueries({ queryKey: totalKey(listed.name) })
    const shown = changed.filter((id) => isListed(client, listed, id))
    if (missed || shown.length > oneByOne) void client.invalidateQueries(rows)
    else shown.forEach((id) => void reread(client, listed, id))
  })
}

async function reread(client: QueryClient, listed: AnyListed, id: string): Promise<void> {
  try {
    refreshRow(client, listed, await listed.read(id))
  } catch (error) {
    // What cannot be read for another reason stays as it is until the list is read again.
    if (error instanceof ApiError && error.status === 404) dropRows(client, listed, [id])
  }
}
