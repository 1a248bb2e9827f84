import type { Handle } from '../../platform/database/db.ts'
import { allSites } from '../../sites/queries.ts'
import { listStaff } from '../../staff/queries.ts'
import type { Referred, Writing } from '../rules/values.ts'
import { fileWords } from '../rules/words.ts'
import type { ExportRequest } from '../tables.ts'

/** How the values of a request are written: its language, and what references are called at this moment. */
export async function writingOf(
  db: Handle,
  { values, format, language, time_zone }: Pick<ExportRequest, 'values' | 'format' | 'language' | 'time_zone'>,
): Promise<Writing> {
  const sites = (await allSites({ db })).map((site): [string, Referred] => [
    site.id,
    { code: site.code, label: site.name },
  ])
  const staff = (await listStaff(db)).map(({ id, email, name }): [string, Referred] => [
    id,
    { code: email, label: name },
  ])
  return {
    labels: values === 'labels',
    typed: format === 'xlsx',
    language,
    zone: time_zone,
    words: fileWords[language],
    references: { sites: new Map(sites), staff: new Map(staff) },
  }
}
