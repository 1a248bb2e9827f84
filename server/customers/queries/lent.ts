import type { RawBuilder } from 'kysely'
import { lentTable } from '../../platform/database/lent-tables.ts'

/** E-mails by which customers are known beside their own, such as those of accounts; found by `emailKey`. */
export const lentEmails = (): RawBuilder<unknown> =>
  lentTable('customers', 'emails', { customer_id: 'uuid', email: 'text' })

/** Where customers live. */
export const lentPlaces = (): RawBuilder<unknown> =>
  lentTable('customers', 'places', {
    customer_id: 'uuid',
    line1: 'text',
    postal_code: 'text',
    city: 'text',
    created_at: 'timestamptz',
  })
