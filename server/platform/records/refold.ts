import { sql } from 'kysely'
import type { Db, Handle } from '../database/db.ts'
import type { JobKind } from '../jobs/jobs.ts'
import type { AnyRecord } from './record.ts'
import { searchColumns, type Values } from './write/settle.ts'

const batch = 1_000

/** The folded texts of a row, by their columns. */
export type TextsOf = (row: Values) => Values

interface Progress {
  /** The last row that was looked at. */
  after: string
  seen: number
  changed: number
}

const start: Progress = { after: '00000000-0000-0000-0000-000000000000', seen: 0, changed: 0 }

export interface Refolded {
  record: AnyRecord
  /** How its texts are made, asked for each batch; as its declaration says where this is left out. */
  texts?: (db: Handle) => Promise<TextsOf>
}

/**
 * Writes the search texts of all rows anew, for those that were written by a version that folded otherwise, in batches that
 * are a transaction each. Only rows that differ are written; neither their version nor the journal is, as nobody changed
 * them. A row that was saved in between has a newer text already: the version says so.
 */
export async function refoldAll(
  { record, texts }: Refolded,
  db: Db,
  tell: (so_far: Progress) => void,
  from: Progress = start,
  keep: (handle: Handle, so_far: Progress) => Promise<void> = () => Promise.resolve(),
): Promise<{ seen: number; changed: number }> {
  let at = from
  for (;;) {
    const next = await db.write.transaction().execute(async (handle) => {
      const textsOf: TextsOf = texts ? await texts(handle) : (row) => searchColumns(record, null, row)
      const reached = await step(record, handle, textsOf, at)
      if (reached) await keep(handle, reached)
      return reached
    })
    if (!next) return { seen: at.seen, changed: at.changed }
    at = next
    tell(at)
  }
}

type Row = Values & { id: string; version: number }

async function step(record: AnyRecord, db: Handle, textsOf: TextsOf, at: Progress): Promise<Progress | null> {
  const [table, alias] = [sql.table(record.table), sql.ref(record.alias)]
  const { rows } = await sql<Row>`
    select ${alias}.* from ${table} ${alias}
    where ${alias}.id > ${at.after} and ${record.alive ?? sql`true`} order by ${alias}.id limit ${batch}`.execute(db)
  const last = rows.at(-1)
  if (!last) return null
  const differing = rows.flatMap((row) => {
    const texts = textsOf(row)
    const isSame = Object.entries(texts).every(([name, text]) => row[name] === text)
    return isSame ? [] : [{ id: row.id, version: row.version, ...texts }]
  })
  return { after: last.id, seen: at.seen + rows.length, changed: at.changed + (await write(record, db, differing)) }
}

async function write({ table, list }: AnyRecord, db: Handle, rows: readonly unknown[]): Promise<number> {
  const { open, everybody } = list!.search!
  if (rows.length === 0) return 0
  const written = await sql`
    update ${sql.table(table)} r set ${sql.ref(open)} = t.${sql.ref(open)}, ${sql.ref(everybody)} = t.${sql.ref(everybody)}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as t(id uuid, version int, ${sql.ref(open)} text, ${sql.ref(everybody)} text)
    where r.id = t.id and r.version = t.version returning 1`.execute(db)
  return written.rows.length
}

/** The job that does so after a migration, `RESOURCE.refold`. It goes on where it was, and can be started again. */
export function refoldJob(refolded: Refolded): JobKind {
  const { record } = refolded
  const name = `${record.resource}.refold`
  return {
    name,
    resumable: true,
    maxAttempts: 5,
    queue: name,
    priority: 10,
    async run({ db, checkpoint, progress, keep, throwIfCancelled }) {
      const { rows } = await sql<{ total: number }>`
        select count(*)::int as total from ${sql.table(record.table)} ${sql.ref(record.alias)}
        where ${record.alive ?? sql`true`}`.execute(db.write)
      const tell = ({ seen }: Progress): void => {
        progress(seen, rows[0]!.total)
        throwIfCancelled()
      }
      return await refoldAll(refolded, db, tell, (checkpoint as Progress | null) ?? start, keep)
    },
  }
}

/** Whether the texts are being gone through: until then some are of a former version. */
export async function isRefolding(record: AnyRecord, db: Handle): Promise<boolean> {
  const { rows } = await sql`
    select from job_runs where kind = ${`${record.resource}.refold`} and state in ('queued', 'running')`.execute(db)
  return rows.length > 0
}
