import { composedRecords, composedVerifies } from '../composition.ts'
import { ofCatalog } from './catalog.ts'
import { ofFiles } from './files.ts'
import { ofJournal } from './journal.ts'
import { ofJobs } from './jobs.ts'
import { ofRecord } from './records.ts'
import type { Verification } from './verification.ts'

/** All that must hold: of any installation, of records by what they declare, and what slices say beside. */
export function allVerifications(): Verification[] {
  const said = composedVerifies()
  const covered = new Set(said.flatMap(({ covers = [] }) => covers))
  return [
    ...ofCatalog,
    ...ofJournal,
    ...ofJobs,
    ...composedRecords().flatMap((record) => ofRecord(record, covered)),
    ...said,
    ...ofFiles,
  ]
}
