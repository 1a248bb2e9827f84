import { sql } from 'kysely'
import type pg from 'pg'
import { uuidv7 } from 'uuidv7'
import { isOfSecurity, type Change, type JournalKind } from '../../../contract/platform/journal/kinds.ts'
import type { Db } from '../database/db.ts'
import type { Tx } from '../database/tx.ts'

/** A line of the journal as an action adds it; who, when and the act come from the transaction. */
export interface Line {
  /** A new one unless said otherwise. */
  id?: string
  kind: JournalKind
  subject_type: string
  subject_id: string
  customer_id?: string | null
  unit_id?: string | null
  /** Field → [from, to]. A creation carries none: the values stand in the record. */
  changes?: Record<string, Change>
  data?: Record<string, unknown>
}

/** Adds a line to the journal of this act. It is written at the end of the transaction. */
export function addLine(tx: Tx, line: Line): void {
  tx.lines.push(line)
}

const hearers = new WeakMap<pg.Pool, () => void>()

/** Calls back after each commit of this process that wrote lines, until it is called again for the database. */
export function hearLines(db: Db, hear: () => void): void {
  hearers.set(db.pool, hear)
}

/** Says that lines are committed: they need not wait to be found. Called by `transact` alone. */
export function tellLines(db: Db): void {
  hearers.get(db.pool)?.()
}

/** Writes the lines of the act in one statement; answers whether there were any. Called by `transact` alone. */
export async function writeLines(tx: Tx): Promise<boolean> {
  if (tx.lines.length === 0) return false
  const rows = tx.lines.map((line) => ({
    id: line.id ?? uuidv7(),
    kind: line.kind,
    subject_type: line.subject_type,
    subject_id: line.subject_id,
    customer_id: line.customer_id ?? null,
    unit_id: line.unit_id ?? null,
    changes: line.changes ?? {},
    data: dataOf(line, tx),
  }))
  tx.lines.length = 0
  const { actor, request } = tx
  await sql`
    insert into journal (id, action_id, request_id, at, actor_kind, actor_id, actor_name, source, kind, customer_id, unit_id, subject_type, subject_id, changes, data)
    select r.id, ${tx.action_id}::uuid, ${request?.id ?? null}::text, ${tx.at}::timestamptz, ${actor.kind}, ${actor.id}::uuid, ${actor.name}, ${tx.source}, r.kind, r.customer_id, r.unit_id, r.subject_type, r.subject_id, r.changes, r.data
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(id uuid, kind text, customer_id uuid, unit_id uuid, subject_type text, subject_id text, changes jsonb, data jsonb)`.execute(
    tx.db,
  )
  return true
}

/** Lines of the security log say from where the request came, unless they say it themselves. */
const dataOf = ({ kind, data = {} }: Line, { request }: Tx): Record<string, unknown> =>
  request && isOfSecurity(kind) ? { address: request.address, ...data } : data
