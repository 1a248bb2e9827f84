import { readPlainPhone, type ReadPhone } from '../../../contract/platform/filter/phones.ts'
import { phoneQueryDigits } from '../../../contract/platform/phones/phones.ts'
import type { Reading } from '../../platform/database/tx.ts'
import { readSettings } from '../../settings/queries.ts'

/** Reads phones in filters as they are dialled in the country of the installation. */
export async function phoneReader(reading: Reading): Promise<ReadPhone> {
  const { base_country } = await readSettings(reading)
  return (typed) => phoneQueryDigits(typed, [base_country]) ?? readPlainPhone(typed)
}
