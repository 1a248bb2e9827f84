import type { ResponseOf } from '../../../contract/platform/endpoint.ts'
import type { nameCustomers as contract } from '../../../contract/customers/endpoints.ts'
import { namesOf } from '../../platform/records/names.ts'
import type { Reading } from '../../platform/database/tx.ts'
import { customers } from '../record.ts'

export type CustomerName = ResponseOf<typeof contract>['items'][number]

/** What customers are called before this reader, who is told only of those that they may see. */
export async function nameCustomers(reading: Reading, ids: readonly string[]): Promise<CustomerName[]> {
  const named = await namesOf(customers, reading, ids)
  return named.map(({ id, display_name, row }) => ({ id, number: String(row['number']), display_name }))
}
