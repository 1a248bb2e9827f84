import type { ImportMatch, ImportSettings } from '../../../contract/imports/settings.ts'
import type { ImportRemarkCode } from '../../../contract/imports/remarks.ts'
import type { ExternalId } from '../../../contract/platform/kinds/values.ts'
import type { Reading } from '../../platform/database/tx.ts'
import { idsByExternalIds, takenExternalIds } from '../../platform/records/external-ids.ts'
import type { AnyRecord } from '../../platform/records/record.ts'
import { findRows } from '../../platform/records/rows.ts'
import { freeIds } from '../../platform/records/write/free-ids.ts'
import type { Remark } from '../rules/rows.ts'
import type { Overlay, Values } from './overlay.ts'
import type { PlainRow } from './read-row.ts'

/** What a row has found: its record, none, or why it goes no further. */
export interface Found {
  known: Values | null
  refused: Remark | null
  /** The id under which a new one may be made. */
  free: string | null
}

export const idsOf = ({ values }: PlainRow): ExternalId[] => (values['external_ids'] ?? []) as ExternalId[]

const idKey = (id: string): string => `id\0${id}`
const externalKey = ({ source, external_id }: ExternalId): string => `external_id\0${source}:${external_id}`

/** What names one record alone. */
export const keysOf = (row: PlainRow): string[] => [...(row.id ? [idKey(row.id)] : []), ...idsOf(row).map(externalKey)]

/** Finds the records of rows that have no key in common, with a few queries for all of them. */
export async function findRecords(
  reading: Reading,
  record: AnyRecord,
  { match }: ImportSettings,
  rows: readonly PlainRow[],
  overlay?: Overlay,
): Promise<Found[]> {
  const ids = rows.flatMap(({ id }) => id ?? [])
  const external = rows.flatMap(idsOf)
  const visible = await record.which(reading, ids)
  const owners = await idsByExternalIds(record, reading, external)
  const taken = await takenExternalIds(record, reading, external)
  const free = await freeIds(
    record,
    reading,
    ids.filter((id) => !visible.has(id)),
  )
  const index = new Map<string, string>([
    ...[...visible].map((id) => [idKey(id), id] as const),
    ...external.flatMap((one, at) => (owners[at] ? [[externalKey(one), owners[at]] as const] : [])),
    ...(overlay?.hits(rows.flatMap(keysOf)) ?? []),
  ])
  const isTaken = ({ source, external_id }: ExternalId): boolean => taken.has(`${source}:${external_id}`)
  const verdicts = rows.map((row) => verdictOf(row, match, index, isTaken))
  const known = await findRows<Values>(
    record,
    reading,
    verdicts.flatMap(({ id }) => id ?? []),
  )
  return verdicts.map(({ id, refused }, at) => ({
    known: id ? (overlay?.values(id) ?? known.get(id) ?? null) : null,
    refused,
    free: rows[at]!.id !== null && free.has(rows[at]!.id) ? rows[at]!.id : null,
  }))
}

interface Verdict {
  id: string | null
  refused: Remark | null
}

function verdictOf(
  row: PlainRow,
  match: readonly ImportMatch[],
  index: ReadonlyMap<string, string>,
  isTaken: (one: ExternalId) => boolean,
): Verdict {
  let id: string | null = null
  for (const by of match) {
    const keys = by === 'id' ? (row.id ? [idKey(row.id)] : []) : idsOf(row).map(externalKey)
    const found = new Set(keys.flatMap((key) => index.get(key) ?? []))
    if (found.size > 1)
      return refused('ambiguous', `Several records have the ${by.replace('_', ' ')} of this row.`, null, { by })
    id = [...found][0] ?? null
    if (id) break
  }
  const unread = match.find((by) => row.keys_unread.includes(by === 'id' ? 'id' : 'external_ids'))
  if (!id && unread) {
    const message = `The ${unread.replace('_', ' ')} of this row cannot be read, and rows are matched by it.`
    return refused('key', message, null, { by: unread })
  }
  const other = idsOf(row).find((one) => {
    const owner = index.get(externalKey(one))
    return owner === undefined ? isTaken(one) : owner !== id
  })
  if (!other) return { id, refused: null }
  const message = `Another record has the id ${other.external_id} of ${other.source}.`
  return refused('external_id_taken', message, other.external_id, { source: other.source })
}

const refused = (
  code: ImportRemarkCode,
  message: string,
  value: string | null,
  params: Record<string, unknown>,
): Verdict => ({ id: null, refused: { column: null, value, code, message, params } })
