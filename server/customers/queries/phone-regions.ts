import type { Reading } from '../../platform/database/tx.ts'
import { readSettings } from '../../settings/queries.ts'
import { allSites } from '../../sites/queries.ts'
import { phoneRegions } from '../rules/phones.ts'

/** The countries in which somebody dials whose country nobody knows: those of the installation and of its sites. */
export async function regionsHere(reading: Reading): Promise<readonly string[]> {
  const [settings, sites] = [await readSettings(reading), await allSites(reading)]
  return phoneRegions(settings, sites.flatMap((site) => site.countries).slice(0, 5)).here
}
