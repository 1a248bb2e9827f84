import type { ImportRecord } from '../../../contract/imports.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Handle } from '../../platform/db.ts'
import { addLine } from '../../platform/journal.ts'
import type { Program } from '../../platform/slice.ts'
import { transact } from '../../platform/tx.ts'
import type { ReadRow } from '../rules/read-row.ts'
import type { ImportSource } from '../source/source.ts'
import { checkRows, importOneByOne, importRows, refusalOf } from './batch.ts'
import { finish } from './finish.ts'
import { openOverlay } from './overlay.ts'
import type { Plan } from './plan.ts'
import { record, recordProblems } from './record.ts'
import { demandRights } from './rights.ts'
import { batches, scan, type Scanned } from './scan.ts'
import { findImport, type ImportRow } from '../queries/imports.ts'

/** What runs an import: a job, or a command that waits for it. */
export interface Runner {
  program: Program
  actor: Actor
  source: ImportSource
  progress(done: number, total: number): void
  /** Throws where somebody has cancelled. */
  checkpoint(): void
  /** Saves where to go on, in the transaction of a batch. */
  keep?(handle: Handle, checkpoint: unknown): Promise<void>
}

/**
 * Runs an import, or goes on with it after its last batch. A batch is one transaction, which also writes down what
 * became of its rows: nothing is done twice, and the counts are always true.
 */
export async function runImport(runner: Runner, importId: string): Promise<ImportRecord> {
  const { program, actor, source } = runner
  const begun = await findImport(program.db.write, importId)
  const { settings, dry_run } = begun
  demandRights(actor, settings)
  const scanned = await scan(source, settings, given(begun), runner.checkpoint, dry_run)
  const row = await begin(runner, begun, scanned)
  const work = dry_run ? checking(runner, row, scanned) : importing(runner, row)
  let done = row.read
  runner.progress(done, scanned.rows)
  const parts = batches(source, settings, scanned, row.last_row)
  // The next batch is read while the database is busy with this one.
  let next = parts.next()
  for (;;) {
    const part = await next
    if (part.done) break
    next = parts.next()
    next.catch(() => {})
    runner.checkpoint()
    await work(part.value)
    done += part.value.length
    runner.progress(done, scanned.rows)
  }
  return finish(runner, importId, 'done')
}

const given = ({ encoding, delimiter }: ImportRow) => ({
  ...(encoding && { encoding }),
  ...(delimiter && { delimiter }),
})

/** A check begins anew whenever it is run: it has written nothing to go on from. */
async function begin({ program, actor }: Runner, row: ImportRow, scanned: Scanned): Promise<ImportRow> {
  const fresh = row.dry_run || row.last_row === 1
  const none = { last_row: 1, read: 0, created: 0, updated: 0, unchanged: 0, skipped: 0, refused: 0, warnings: 0 }
  return transact(program.db, actor, 'import', async (tx) => {
    tx.action_id = row.id
    const { rows: total, encoding, delimiter } = scanned
    const set = {
      state: 'running' as const,
      error: null,
      finished_at: null,
      total,
      encoding,
      delimiter,
      progress_at: new Date(),
      ...(fresh && none),
    }
    if (fresh) {
      await tx.db.deleteFrom('import_problems').where('import_id', '=', row.id).execute()
      const missing = scanned.missing.map((column) => ({
        row: 1,
        column,
        value: null,
        outcome: null,
        code: 'column',
        message: 'The file has no such column.',
        customer_id: null,
      }))
      await recordProblems(tx.db, row.id, missing)
    }
    if (fresh && !row.dry_run && row.state === 'queued')
      addLine(tx, { kind: 'import.started', subject_type: 'import', subject_id: row.id, data: { rows: total } })
    return tx.db.updateTable('imports').set(set).where('id', '=', row.id).returningAll().executeTakeFirstOrThrow()
  })
}

type Work = (rows: readonly ReadRow[]) => Promise<void>

function importing({ program, actor, keep }: Runner, { id, settings }: ImportRow): Work {
  const write = (rows: readonly ReadRow[], act: typeof importRows): Promise<void> =>
    transact(program.db, actor, 'import', async (tx) => {
      tx.action_id = id
      const plans = await act(tx, settings, rows)
      await record(tx.db, id, settings, plans)
      await keep?.(tx.db, { row: plans.at(-1)?.row })
    })
  return async (rows) => {
    for (let tries = 1; ; tries += 1) {
      try {
        return await write(rows, importRows)
      } catch (error) {
        if (refusalOf(error)) return await write(rows, importOneByOne)
        const { code } = error as { code?: string }
        // Somebody else changed the same customers at the same time.
        if (tries === 5 || (code !== '40P01' && code !== '40001')) throw error
      }
    }
  }
}

function checking({ program, actor }: Runner, { id, settings }: ImportRow, scanned: Scanned): Work {
  const overlay = openOverlay(settings, scanned.repeated)
  return async (rows) => {
    const plans: Plan[] = await program.db.write
      .transaction()
      .execute((db) => checkRows({ db, actor }, settings, rows, overlay))
    await record(program.db.write, id, settings, plans)
  }
}
