import { sql } from 'kysely'
import type { Db, Handle } from '../database/db.ts'
import type { JobKind } from '../jobs/jobs.ts'
import type { AnyRecord } from './record.ts'
import type { Values } from './write/settle.ts'

const batch = 1_000

/** Columns that follow from the others of a row, to be made anew in all rows: a rule has changed, or a setting. */
export interface Revision {
  record: AnyRecord
  /** Their names; all are texts. */
  columns: readonly string[]
  /** How they are made of a row, asked for each batch. */
  values: (db: Handle) => Promise<(row: Values) => Values>
}

export interface Progress {
  /** The last row that was looked at. */
  after: string
  seen: number
  changed: number
}

const start: Progress = { after: '00000000-0000-0000-0000-000000000000', seen: 0, changed: 0 }

/**
 * Goes through all rows in batches that are a transaction each, and writes those that differ. Neither their version nor the
 * journal is written, as nobody changed them. A row that was saved in between is of that moment already: its version says so.
 * `keep` writes down, in the transaction of a batch, how far it came.
 */
export async function revise(
  revision: Revision,
  db: Db,
  tell: (so_far: Progress) => void,
  from: Progress = start,
  keep: (handle: Handle, so_far: Progress) => Promise<void> = () => Promise.resolve(),
): Promise<{ seen: number; changed: number }> {
  let at = from
  for (;;) {
    const next = await db.write.transaction().execute(async (handle) => {
      const reached = await step(revision, handle, at)
      if (reached) await keep(handle, reached)
      return reached
    })
    if (!next) return { seen: at.seen, changed: at.changed }
    at = next
    tell(at)
  }
}

type Row = Values & { id: string; version: number }

async function step({ record, columns, values }: Revision, db: Handle, at: Progress): Promise<Progress | null> {
  const [table, alias] = [sql.table(record.table), sql.ref(record.alias)]
  const { rows } = await sql<Row>`
    select ${alias}.* from ${table} ${alias}
    where ${alias}.id > ${at.after} and ${record.alive ?? sql`true`} order by ${alias}.id limit ${batch}`.execute(db)
  const last = rows.at(-1)
  if (!last) return null
  const valuesOf = await values(db)
  const differing = rows.flatMap((row) => {
    const made = valuesOf(row)
    return columns.every((name) => row[name] === made[name]) ? [] : [{ id: row.id, version: row.version, ...made }]
  })
  const changed = differing.length === 0 ? 0 : await write(record, columns, db, differing)
  return { after: last.id, seen: at.seen + rows.length, changed: at.changed + changed }
}

async function write(
  { table }: AnyRecord,
  columns: readonly string[],
  db: Handle,
  rows: readonly unknown[],
): Promise<number> {
  const sets = columns.map((name) => sql`${sql.ref(name)} = t.${sql.ref(name)}`)
  const types = columns.map((name) => sql`${sql.ref(name)} text`)
  const written = await sql`
    update ${sql.table(table)} r set ${sql.join(sets)}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as t(id uuid, version int, ${sql.join(types)})
    where r.id = t.id and r.version = t.version returning 1`.execute(db)
  return written.rows.length
}

/** The job that does so. It goes on where it was, and can be started again. */
export function revisionJob(name: string, revision: Revision): JobKind {
  const { record } = revision
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
      return await revise(revision, db, tell, (checkpoint as Progress | null) ?? start, keep)
    },
  }
}
