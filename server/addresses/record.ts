import { sql } from 'kysely'
import { addressRecord } from '../../contract/addresses/record.ts'
import { customers } from '../customers/record.ts'
import { lower } from '../platform/lists/filter-sql-text.ts'
import { record } from '../platform/records/record.ts'
import { regionsCalled } from '../countries/regions.ts'
import './tables.ts'

/** A region by its code or by a name, in the country that calls it so. */
function inOtherWords(typed: string) {
  const pairs = regionsCalled(typed).flatMap(({ country, spellings }) =>
    spellings.map((one) => sql`(${country}::text, ${one}::text)`),
  )
  return pairs.length === 0 ? null : sql`(a.country, ${lower(sql`a.region`)}) in (${sql.join(pairs)})`
}

export const addresses = record({
  spec: addressRecord,
  table: 'addresses',
  alias: 'a',
  owners: [{ record: customers, column: 'customer_id', gone: 'with' }],
  personal: 'customers.personal',
  rights: { create: 'customers.edit', change: 'customers.edit', remove: 'customers.edit' },
  otherWords: { region: inOtherWords },
  beside: { parts: { empty: {}, personal: true } },
  missing: 'There is no such address.',
})
