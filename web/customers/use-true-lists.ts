import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { getCustomer } from '../../contract/customer-endpoints.ts'
import { ApiError } from '../platform/api-error.ts'
import { call } from '../platform/api.ts'
import { rowsKey, totalKey } from '../records/list/use-rows.ts'
import { useCustomerNews } from './news.ts'
import { dropCustomers, isListed, listName, refreshRow } from './queries.ts'

/** Most rows that are read one by one when many change at once. */
const oneByOne = 20

/**
 * Keeps every list of customers in memory true, whatever page is open: changed rows in place, those that are gone out of
 * it. New ones do not move what is being read (NewCustomers announces them), and are there when the list is opened anew.
 */
export function useTrueLists(): void {
  const client = useQueryClient()
  useCustomerNews(({ created, changed, gone, missed }) => {
    const rows = { queryKey: rowsKey(listName) }
    if (gone.length > 0) dropCustomers(client, gone)
    if (created.length > 0) void client.invalidateQueries({ ...rows, type: 'inactive', refetchType: 'none' })
    if (missed || created.length > 0) void client.invalidateQueries({ queryKey: totalKey(listName) })
    const shown = changed.filter((id) => isListed(client, id))
    if (missed || shown.length > oneByOne) void client.invalidateQueries(rows)
    else shown.forEach((id) => void reread(client, id))
  })
}

async function reread(client: QueryClient, id: string): Promise<void> {
  try {
    refreshRow(client, await call(getCustomer, { params: { id } }))
  } catch (error) {
    // What cannot be read for another reason stays as it is until the list is read again.
    if (error instanceof ApiError && error.status === 404) dropCustomers(client, [id])
  }
}
