import { ofCustomers } from '../../contract/customers/history.ts'
import type { Customer } from '../../contract/customers/record.ts'
import type { PastOf } from '../put-back/past.ts'

/** A customer, as what asks for its past takes it. Apart from the queries: it brings along what the first page does not need. */
export const pastOf = ({ id }: Pick<Customer, 'id'>): PastOf => ({ type: 'customer', id, endpoints: ofCustomers })
