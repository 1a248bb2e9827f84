import { sql } from 'kysely'
import type { JournalLine } from '../../../contract/platform/journal/journal.ts'
import { composedVerbs, verbsOf } from '../../platform/composition.ts'
import { doOrHalve } from '../../platform/database/refused.ts'
import type { Tx } from '../../platform/database/tx.ts'
import type { JobRow } from '../../platform/jobs/rows.ts'
import { columnFor, linesAbout } from '../../platform/records/lines.ts'
import type { AnyRecord } from '../../platform/records/record.ts'
import { toldBy } from '../../platform/refusal.ts'

type Lines = ReadonlyMap<string, readonly JournalLine[]>
export type Verdict = 'removed' | Pick<JobRow, 'code' | 'message' | 'data'>

const touched: Verdict = {
  code: 'touched_since',
  message: 'It was created here and something happened to it since, so it stays.',
}

/** Removes rows that an act created, but for those that somebody touched since. */
export async function uncreate(
  tx: Tx,
  record: AnyRecord,
  actionId: string,
  lines: Lines,
): Promise<Map<string, Verdict>> {
  const since = await touchedSince(tx, record, actionId, lines)
  const removed = await doOrHalve<string, [string, Verdict]>(
    tx,
    [...lines.keys()].filter((id) => !since.has(id)),
    async (ids) => {
      await verbsOf(record.type)!.uncreateMany!(tx, ids)
      return ids.map((id): [string, Verdict] => [id, 'removed'])
    },
    (id, why): [string, Verdict] => {
      const { code, message, params } = toldBy(why)
      return [id, { code, message, ...(params && { data: params }) }]
    },
  )
  return new Map([...removed, ...[...since].map((id): [string, Verdict] => [id, touched])])
}

/** Which rows anything happened to after the act that created them, told by a line or not. */
async function touchedSince(tx: Tx, record: AnyRecord, actionId: string, lines: Lines): Promise<Set<string>> {
  if (lines.size === 0) return new Set()
  const asked = [...lines].map(([id, of]) => ({ id, until: of.reduce((last, { at }) => (at > last ? at : last), '') }))
  const { rows } = await sql<{ id: string }>`
    select o.id from json_to_recordset(${JSON.stringify(asked)}::json) as o(id uuid)
    cross join lateral (
      select from journal where ${linesAbout(record, sql.ref('o.id'))} and action_id <> ${actionId} limit 1) as later`.execute(
    tx.db,
  )
  const found = new Set(rows.map((row) => row.id))
  if (columnFor(record))
    for (const [, verbs] of composedVerbs()) for (const id of (await verbs.touched?.(tx, asked)) ?? []) found.add(id)
  return found
}
