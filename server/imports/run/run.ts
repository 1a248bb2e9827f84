import type { ImportRecord } from '../../../contract/imports/imports.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Handle } from '../../platform/database/db.ts'
import type { Program } from '../../platform/slice.ts'
import { findImport, type ImportRow } from '../queries/imports.ts'
import type { ImportSource } from '../source/source.ts'
import { begin } from './begin.ts'
import { demandOwnIds } from './demand-own-ids.ts'
import { finish } from './finish.ts'
import { importerOf } from '../importers.ts'
import { findLastWords } from './last-words.ts'
import { batches, scan } from './scan.ts'
import { checking, importing } from './work.ts'

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
  const { dry_run } = begun
  importerOf(begun.settings.resource).demandRights(actor, begun.settings)
  const scanned = await scan(source, begun.settings, given(begun), runner.checkpoint, dry_run)
  const { settings } = scanned
  if (!dry_run) await demandOwnIds(runner, { ...begun, settings }, scanned)
  const row = { ...(await begin(runner, begun, scanned)), settings }
  if (dry_run) await demandOwnIds(runner, row, scanned)
  const work = dry_run ? checking(runner, row, scanned) : importing(runner, row)
  let done = row.read
  runner.progress(done, scanned.rows)
  const last = await findLastWords(runner, settings, scanned)
  const parts = batches(source, settings, scanned, row.last_row, last)
  // The next batch is read while the database is busy with this one.
  let next = parts.next()
  for (;;) {
    const part = await next
    if (part.done) break
    next = parts.next()
    next.catch(() => {})
    runner.checkpoint()
    await work(part.value)
    for (const { followers } of part.value) done += 1 + followers.length
    runner.progress(done, scanned.rows)
  }
  return finish(runner, importId, 'done')
}

const given = ({ encoding, delimiter, sheet, header_row }: ImportRow) => ({
  ...(encoding && { encoding }),
  ...(delimiter && { delimiter }),
  ...(sheet && { sheet }),
  ...(header_row && { header_row }),
})
