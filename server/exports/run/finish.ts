import { sql } from 'kysely'
import type { Failure } from '../../../contract/platform/failure.ts'
import { addLine } from '../../platform/journal/journal.ts'
import type { Program } from '../../platform/slice.ts'
import type { Actor } from '../../platform/actor.ts'
import { transact, type Source, type Tx } from '../../platform/database/tx.ts'
import { readSettings } from '../../settings/queries.ts'
import { deleteFilesOfExport } from '../actions/delete.ts'
import { expiry } from '../rules/names.ts'
import type { ToldRequest } from '../tables.ts'
import type { Exported } from './run.ts'

interface Finished {
  id: string
  name: string
  told: ToldRequest
  source: Source
}

/** An erase and the end of an export wait for each other: neither can miss the other. */
const lock = sql`hashtext('clientele exports')`

export const lockForErase = (tx: Tx) => sql`select pg_advisory_xact_lock_shared(${lock})`.execute(tx.db)

/** Ends an export that has been written. Throws where somebody in it was erased meanwhile: it must be written anew. */
export async function finish(program: Program, actor: Actor, row: Finished, exported: Exported): Promise<void> {
  const { members, rows, address_rows } = exported
  await transact(
    program.db,
    actor,
    row.source,
    async (tx) => {
      await sql`select pg_advisory_xact_lock(${lock})`.execute(tx.db)
      const { rows: erased } = await sql`
        select 1 from customers c where c.erased_at > now() - interval '7 days' and ${isMember(members)} limit 1`.execute(
        tx.db,
      )
      if (erased.length > 0) throw new Error('A customer in this export was deleted while it was being written.')
      const { keep_exports_days } = await readSettings(tx)
      const expires_at = expiry(tx.at, keep_exports_days)
      await tx.db
        .updateTable('exports')
        .set({ state: 'done', error: null, request: null, rows, address_rows, members, finished_at: tx.at, expires_at })
        .where('id', '=', row.id)
        .execute()
      await sql`
        update files set expires_at = ${expires_at}
        where id in (select file_id from export_files where export_id = ${row.id})`.execute(tx.db)
      toldLine(tx, row, exported)
    },
    { action_id: row.id },
  )
}

/** The line in the journal that says who took what. */
export function toldLine(tx: Tx, { id, name, told }: Omit<Finished, 'source'>, made: Omit<Exported, 'members'>): void {
  const { rows, address_rows } = made
  addLine(tx, {
    kind: 'export.created',
    subject_type: 'export',
    subject_id: id,
    data: { name, rows, address_rows, ...told },
  })
}

/** Ends an export that has not been written; what it had stored goes. */
export async function giveUp(
  program: Program,
  actor: Actor,
  row: Pick<Finished, 'id' | 'source'>,
  state: 'failed' | 'cancelled',
  error: Failure | null,
): Promise<void> {
  await transact(program.db, actor, row.source, async (tx) => {
    await deleteFilesOfExport(tx, row.id)
    await tx.db
      .updateTable('exports')
      .set({ state, error: error && JSON.stringify(error), finished_at: tx.at })
      .where('id', '=', row.id)
      .execute()
  })
}

/** Whether `customers c` is among the members of an export. */
const isMember = (members: Buffer) =>
  sql`case when c.serial < length(${members}::bytea)::bigint * 8 then get_bit(${members}::bytea, c.serial) = 1 end`
