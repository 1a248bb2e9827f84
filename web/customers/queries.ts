import { queryOptions, type InfiniteData, type QueryClient } from '@tanstack/react-query'
import { getCustomer } from '../../contract/customer-endpoints.ts'
import { type Customer, type CustomerListItem } from '../../contract/customers.ts'
import { call } from '../platform/api.ts'
import { tellGone } from '../records/list/gone.ts'
import { keepGone } from '../records/sought.ts'
import { rowsKey, totalKey, type Listed } from '../records/list/use-rows.ts'

export const listName = 'customers'

/** One customer, as its page and its form need it. */
export const customerQuery = (id: string) =>
  queryOptions({
    queryKey: ['customer', id],
    queryFn: ({ signal }) => call(getCustomer, { params: { id }, signal }),
  })

type Pages = InfiniteData<Listed<CustomerListItem>>

function changePages(client: QueryClient, change: (items: CustomerListItem[]) => CustomerListItem[]): void {
  client.setQueriesData<Pages>(
    { queryKey: rowsKey(listName) },
    (data) => data && { ...data, pages: data.pages.map((page) => ({ ...page, items: change(page.items) })) },
  )
}

/** Puts what is known now into every list that shows the customer; nothing moves. */
export function refreshRow(client: QueryClient, customer: Customer): void {
  changePages(client, (items) => items.map((item) => (item.id === customer.id ? { ...item, ...customer } : item)))
}

/** Takes customers that are gone out of every list and forgets them. An open page of one reads it again, and says so. */
export function dropCustomers(client: QueryClient, ids: readonly string[]): void {
  const gone = new Set(ids)
  changePages(client, (items) =>
    items.some((item) => gone.has(item.id)) ? items.filter((item) => !gone.has(item.id)) : items,
  )
  tellGone(listName, ids)
  keepGone(listName, ids)
  for (const id of ids) client.removeQueries({ queryKey: ['customer', id], type: 'inactive' })
  void client.invalidateQueries({ queryKey: totalKey(listName) })
}

/** Takes over what a save answered: the page shows it at once, lists show it in place. */
export function keepCustomer(client: QueryClient, customer: Customer): void {
  client.setQueryData(customerQuery(customer.id).queryKey, customer)
  refreshRow(client, customer)
  void client.invalidateQueries({ queryKey: ['history', customer.id] })
}

/** A new customer belongs into lists that are read anew. */
export function keepNewCustomer(client: QueryClient, customer: Customer): void {
  client.setQueryData(customerQuery(customer.id).queryKey, customer)
  client.removeQueries({ queryKey: rowsKey(listName) })
  void client.invalidateQueries({ queryKey: totalKey(listName) })
}

/** Whether a list that is in memory shows this customer. */
export function isListed(client: QueryClient, id: string): boolean {
  return client
    .getQueriesData<Pages>({ queryKey: rowsKey(listName) })
    .some(([, data]) => data?.pages.some((page) => page.items.some((item) => item.id === id)))
}
