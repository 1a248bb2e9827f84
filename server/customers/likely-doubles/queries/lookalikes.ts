import type { QueryOf } from '../../../../contract/platform/endpoint.ts'
import type { LikelyDouble, lookalikes as asked } from '../../../../contract/customers/lookalikes.ts'
import type { Reading } from '../../../platform/database/tx.ts'
import { likelyDoubles } from './likely-doubles.ts'

/** Customers who are probably the one that somebody is entering: hints for forms and pages, never a refusal. */
export async function lookalikes(reading: Reading, query: QueryOf<typeof asked>): Promise<LikelyDouble[]> {
  const { phone, line1, postal_code, city, except, ...person } = query
  const address = { line1, postal_code, city }
  const entered = {
    ...person,
    ...(phone && { phones: [phone] }),
    ...((line1 || postal_code || city) && { addresses: [address] }),
    ...(except && { except }),
  }
  const [found = []] = await likelyDoubles(reading, [entered as Parameters<typeof likelyDoubles>[1][number]], {
    weak: true,
  })
  return found
}
