import { sql } from 'kysely'
import type { Reading } from '../../database/tx.ts'
import { linesAbout } from '../lines.ts'
import type { AnyRecord } from '../record.ts'

/**
 * Those of these ids under which a row may be made: nobody has them, not even a row that this reader may not see. One that
 * a deleted row had is free for those alone who see every row: its history would tell them nothing new.
 */
export async function freeIds(record: AnyRecord, reading: Reading, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const told = linesAbout(record, sql`asked.id`)
  const gone = seesWhole(record, reading) ? sql`` : sql`and not exists (select from journal where ${told})`
  const { rows } = await sql<{ id: string }>`
    select asked.id from unnest(${ids}::uuid[]) as asked(id)
    where not exists (select from ${sql.table(record.table)} r where r.id = asked.id) ${gone}`.execute(reading.db)
  return new Set(rows.map(({ id }) => id))
}

const seesWhole = (record: AnyRecord, { actor }: Reading): boolean =>
  [record, ...record.owners.map((owner) => owner.record)].every((one) => one.seesAll(actor))
