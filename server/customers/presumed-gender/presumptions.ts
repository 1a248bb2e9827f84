import { enqueue } from '../../platform/jobs/jobs.ts'
import { revisionJob, type Revision } from '../../platform/records/revise.ts'
import type { Settings } from '../../../contract/settings/settings.ts'
import type { Guard } from '../../platform/slice.ts'
import { readSettings } from '../../settings/queries.ts'
import { allSites } from '../../sites/queries.ts'
import { customers } from '../record.ts'
import type { CustomerRow } from '../tables.ts'
import { presumptionOf } from './rules/presumed-gender.ts'

/** The presumed gender of all customers by their names and the settings: guessed anew, or cleared where guessing is off. */
export const presumptions: Revision = {
  record: customers,
  columns: ['presumed_gender'],
  async values(db) {
    const [settings, sites] = [await readSettings({ db }), await allSites({ db })]
    const countries = new Map(sites.map((site) => [site.id, site.countries]))
    return (values) => {
      const row = values as CustomerRow
      return { presumed_gender: presumptionOf(row, settings, countries.get(row.site_id) ?? [])?.gender ?? null }
    }
  },
}

/** Runs once after the migration, and whenever the setting is turned. */
export const presumeJob = revisionJob('customers.presume_gender', presumptions)

/** After the last process has heard of the setting, which takes a second at most. */
const pause = 2_000

export const turnGuessing: Guard = async (tx, _id, { before, patch }) => {
  const [was, wanted] = [(before as Settings).presume_gender, (patch as Partial<Settings>).presume_gender]
  if (wanted === undefined || wanted === was) return
  await enqueue(tx, presumeJob, {}, { runAt: new Date(Date.now() + pause) })
}
