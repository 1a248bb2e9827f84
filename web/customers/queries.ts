import type { QueryClient } from '@tanstack/react-query'
import { getCustomer } from '../../contract/customers/endpoints.ts'
import { type Customer } from '../../contract/customers/record.ts'
import type { JournalKind } from '../../contract/platform/journal/kinds.ts'
import { call } from '../platform/api.ts'
import { keepRow, type ListedRecord } from '../records/list/listed-record.ts'
import { rereadHistory } from '../records/row-keys.ts'

const tells: Partial<Record<JournalKind, 'created' | 'gone'>> = {
  'customer.created': 'created',
  'customer.erased': 'gone',
  'customer.undone': 'gone',
}

/** Whatever is told of something that belongs to a customer may change the customer's row. */
export const customerList: ListedRecord<Customer> = {
  name: 'customers',
  one: 'customer',
  read: (id, signal) => call(getCustomer, { params: { id }, signal }),
  told: ({ kind, customer_id: id }) => (id === null ? null : { id, what: tells[kind] ?? 'changed' }),
}

/** Takes over what a save answered: the page shows it at once, lists show it in place. */
export function keepCustomer(client: QueryClient, customer: Customer): void {
  keepRow(client, customerList, customer)
  rereadHistory(client, customer.id)
}
