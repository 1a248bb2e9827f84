import type { Generated } from 'kysely'
import type { ExternalId, Phone } from '../../contract/kinds/values.ts'

export interface CustomersTable {
  id: string
  version: Generated<number>
  number: string
  number_sort: string
  created_at: Generated<string>
  updated_at: Generated<string>
  erased_at: string | null
  email: string | null
  salutation: string | null
  first_name: string | null
  middle_name: string | null
  last_name: string | null
  gender: string | null
  presumed_gender: string | null
  date_of_birth: string | null
  company_name: string | null
  position: string | null
  locale: string | null
  site_id: string
  manager_id: string | null
  currency: string | null
  active: boolean
  on_hold: boolean
  vip: boolean
  bad: boolean
  tags: string[]
  personal_discount: number | null
  discount_card: string | null
  default_billing_address_id: string | null
  default_shipping_address_id: string | null
  phone: string | null
  phones: Phone[]
  external_ids: ExternalId[]
  billing_postal_code: string | null
  billing_city: string | null
  billing_country: string | null
  account_status: string
  last_login_at: string | null
  search: string
  search_public: string
}

declare module '../platform/database/db.ts' {
  interface Tables {
    customers: CustomersTable
    customer_sites: { customer_id: string; site_id: string }
  }
}

export type CustomerRow = Omit<CustomersTable, 'version' | 'created_at' | 'updated_at'> & {
  version: number
  created_at: string
  updated_at: string
}
