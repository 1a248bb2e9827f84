import type { Generated } from 'kysely'
import type { CustomerValues } from '../../contract/customers/record.ts'

type Fields = Omit<CustomerValues, 'number' | 'created_at' | 'updated_at' | 'site_id' | 'account_status'>

/** A column for every field, and what the program keeps beside them. */
export type CustomersTable = Fields & {
  id: string
  version: Generated<number>
  number: string
  number_sort: string
  created_at: Generated<string>
  updated_at: Generated<string>
  erased_at: string | null
  site_id: string
  default_billing_address_id: string | null
  default_shipping_address_id: string | null
  phone: string | null
  account_status: string
  search: string
  search_public: string
}

declare module '../platform/database/db.ts' {
  interface Tables {
    customers: CustomersTable
    customer_emails: {
      customer_id: string
      id: string
      place: number
      address: string
      label: string | null
      state: string
    }
    customer_sites: { customer_id: string; site_id: string }
  }
}

export type CustomerRow = Omit<CustomersTable, 'version' | 'created_at' | 'updated_at'> & {
  version: number
  created_at: string
  updated_at: string
}
