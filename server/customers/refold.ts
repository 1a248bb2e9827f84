import { sql } from 'kysely'
import type { Handle } from '../platform/database/db.ts'
import { refolding, refoldJob } from '../platform/records/refold.ts'
import type { Values } from '../platform/records/write/settle.ts'
import { readSettings } from '../settings/queries.ts'
import { customers } from './record.ts'
import { phoneRegions, readPhones } from './rules/phones.ts'
import { searchTexts } from './rules/search-text.ts'
import type { CustomerRow } from './tables.ts'

/** Phones are read as a patch reads them: by the countries that the sites and the settings name. */
async function texts(db: Handle): Promise<(row: Values) => Values> {
  const { rows } = await sql<{ id: string; countries: string[] }>`select id, countries from sites`.execute(db)
  const [settings, countries] = [await readSettings({ db }), new Map(rows.map((site) => [site.id, site.countries]))]
  return (values) => {
    const row = values as CustomerRow
    const regions = phoneRegions(settings, countries.get(row.site_id) ?? [], row.billing_country)
    return searchTexts(row, readPhones(row.phones, regions, row.phones))
  }
}

export const refolded = refolding(customers, texts)
export const refold = refoldJob(refolded)
