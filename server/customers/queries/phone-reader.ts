import { readPlainPhone, type ReadPhone } from '../../../contract/platform/filter/phones.ts'
import { phoneQueryDigits } from '../../../contract/platform/phones/phones.ts'
import { nationalBeginnings } from '../../../contract/platform/phones/beginnings.ts'
import type { Reading } from '../../platform/database/tx.ts'
import { readSettings } from '../../settings/queries.ts'
import { allSites } from '../../sites/queries.ts'
import { phoneRegions } from '../rules/phones.ts'

/** Reads phones in filters as they are dialled in the countries of the sites and of the installation, as a search does. */
export async function phoneReader(reading: Reading): Promise<ReadPhone> {
  const [settings, sites] = [await readSettings(reading), await allSites(reading)]
  const { here } = phoneRegions(settings, sites.flatMap((site) => site.countries).slice(0, 5))
  return (typed) => ({
    ...(phoneQueryDigits(typed, here) ?? readPlainPhone(typed)),
    beginnings: nationalBeginnings(typed, here),
  })
}
