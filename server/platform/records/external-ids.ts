import { sql } from 'kysely'
import type { ExternalId } from '../../../contract/platform/kinds/values.ts'
import type { Reading } from '../database/tx.ts'
import { and } from '../lists/source.ts'
import type { AnyRecord } from './record.ts'
import { missing } from './rows.ts'
import { columnOf, fromOf } from './visible.ts'

/** The rows that have these ids in other systems, by place; null where there is none that this reader may see. */
export async function idsByExternalIds(
  record: AnyRecord,
  reading: Reading,
  keys: readonly ExternalId[],
): Promise<(string | null)[]> {
  const { externalIds } = record
  if (!externalIds || keys.length === 0) return keys.map(() => null)
  const { rows } = await sql<{ id: string; place: string }>`
    select ${columnOf(record, 'id')} as id, asked.place
    from unnest(${keys.map(({ source }) => source)}::text[], ${keys.map(({ external_id }) => external_id)}::text[])
      with ordinality as asked(source, external_id, place)
    join ${sql.table(externalIds.table)} known on known.source = asked.source and known.external_id = asked.external_id
    join ${fromOf(record)} on ${columnOf(record, 'id')} = ${sql.ref(`known.${externalIds.column}`)}
    where ${and(record.visible(reading.actor))}`.execute(reading.db)
  const found = new Map(rows.map(({ id, place }) => [Number(place) - 1, id]))
  return keys.map((_, place) => found.get(place) ?? null)
}

/** Those of these ids in other systems that any row has, whether or not this reader may see it: `SOURCE:ID`. */
export async function takenExternalIds(
  { externalIds }: AnyRecord,
  { db }: Pick<Reading, 'db'>,
  keys: readonly ExternalId[],
): Promise<Set<string>> {
  if (!externalIds || keys.length === 0) return new Set()
  const { rows } = await sql<ExternalId>`
    select known.source, known.external_id
    from unnest(${keys.map(({ source }) => source)}::text[], ${keys.map(({ external_id }) => external_id)}::text[])
      as asked(source, external_id)
    join ${sql.table(externalIds.table)} known on known.source = asked.source and known.external_id = asked.external_id`.execute(
    db,
  )
  return new Set(rows.map(({ source, external_id }) => `${source}:${external_id}`))
}

/** The row that has this id in another system. Refuses with `not_found` what this reader may not see. */
export async function demandByExternalId(record: AnyRecord, reading: Reading, key: ExternalId): Promise<string> {
  const [id] = await idsByExternalIds(record, reading, [key])
  if (!id) throw missing(record)
  return id
}
