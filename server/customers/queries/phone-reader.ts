import { readPlainPhone, type ReadPhone } from '../../../contract/platform/filter/phones.ts'
import { phoneQueryDigits } from '../../../contract/platform/phones/phones.ts'
import { nationalBeginnings } from '../../../contract/platform/phones/beginnings.ts'
import type { Reading } from '../../platform/database/tx.ts'
import { regionsHere } from './phone-regions.ts'

/** Reads phones in filters as they are dialled in the countries of the sites and of the installation, as a search does. */
export async function phoneReader(reading: Reading): Promise<ReadPhone> {
  const here = await regionsHere(reading)
  return (typed) => ({
    ...(phoneQueryDigits(typed, here) ?? readPlainPhone(typed)),
    beginnings: nationalBeginnings(typed, here),
  })
}
