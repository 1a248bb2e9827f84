import { sql } from 'kysely'
import type { JournalLine } from '../../../contract/platform/journal/journal.ts'
import { verbsOf } from '../../platform/composition.ts'
import type { Reading } from '../../platform/database/tx.ts'
import { and } from '../../platform/lists/source.ts'
import { seenLines } from '../../platform/records/lines.ts'
import { tellsOfMaking } from '../../platform/records/put-back/net.ts'
import type { AnyRecord } from '../../platform/records/record.ts'
import type { Values } from '../../platform/records/verbs.ts'
import { columnOf, fromOf } from '../../platform/records/visible.ts'

type Lines = ReadonlyMap<string, readonly JournalLine[]>

/**
 * Those of absent rows that were deleted, with their lines, where the reader may know of it: rows that an erase only wipes, and
 * those that are there but not for this reader, are not among them.
 */
export async function deletedHere(
  reading: Reading,
  record: AnyRecord,
  absent: readonly string[],
  lines: Lines,
): Promise<Map<string, readonly JournalLine[]>> {
  const verbs = verbsOf(record.type)
  if (absent.length === 0 || !(verbs?.bringBack || verbs?.remove)) return new Map()
  const { rows } = await sql<{ id: string }>`
    select ${columnOf(record, 'id')} as id from ${fromOf(record)} where ${columnOf(record, 'id')} = any(${absent}::uuid[])`.execute(
    reading.db,
  )
  const hidden = new Set(rows.map(({ id }) => id))
  const gone = absent.filter((id) => !hidden.has(id)).map((id) => [id, lines.get(id) ?? []] as const)
  // What came with the act and went is as it was before, also where its owner went: of its lines that one says it all.
  const came = gone
    .map(([id, own]) => [id, own.filter((line) => tellsOfMaking(line.kind))] as const)
    .filter(([, own]) => own.length > 0)
  const known = new Set(came.map(([id]) => id))
  const rest = gone.filter(([id]) => !known.has(id)).flatMap(([, own]) => own)
  return new Map([...came, ...Map.groupBy(await seenLines(reading, rest), (line) => line.subject_id)])
}

/** What rows are called that are not there any more, or never were for all: nothing of those of other sites. */
export async function titlesOf(
  reading: Reading,
  record: AnyRecord,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const title = verbsOf(record.type)?.title
  if (ids.length === 0 || !title) return new Map()
  const { rows } = await sql<Values & { id: string }>`
    select ${sql.ref(record.alias)}.* from ${fromOf(record)}
    where ${columnOf(record, 'id')} = any(${ids}::uuid[]) and ${and(record.seen(reading.actor))}`.execute(reading.db)
  return new Map(rows.map((row) => [row.id, title(row)]))
}
