import type { Generated } from 'kysely'
import type { AddressValues } from '../../contract/addresses/record.ts'

declare module '../platform/database/db.ts' {
  interface Tables {
    addresses: AddressValues & {
      customer_id: string
      id: string
      version: Generated<number>
      created_at: Generated<string>
      updated_at: Generated<string>
      parts: Generated<Record<string, string>>
    }
  }
}
