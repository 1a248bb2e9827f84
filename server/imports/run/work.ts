import { refusalOf } from '../../platform/database/refused.ts'
import { transact } from '../../platform/database/tx.ts'
import type { ImportRow } from '../queries/imports.ts'
import type { ImportedRow } from '../rules/rows.ts'
import { importerOf } from '../importers.ts'
import { checkRows, importOneByOne, importRows } from './batch.ts'
import { keepRows } from './checked-rows.ts'
import { record } from './record.ts'
import type { Runner } from './run.ts'
import type { Scanned } from './scan.ts'

/** Deals with one batch of rows. */
export type Work = (rows: readonly ImportedRow[]) => Promise<void>

/** Writes a batch, and what became of it, in one transaction. One that fails is tried again row by row. */
export function importing({ program, actor, keep }: Runner, { id, settings }: ImportRow): Work {
  const importer = importerOf(settings.resource)
  const write = (rows: readonly ImportedRow[], act: typeof importRows): Promise<void> =>
    transact(program.db, actor, 'import', async (tx) => {
      tx.action_id = id
      const plans = await act(tx, importer, settings, rows)
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
        // Somebody else changed the same records at the same time.
        if (tries === 5 || (code !== '40P01' && code !== '40001')) throw error
      }
    }
  }
}

/** Finds out what would become of a batch, and writes down only that. */
export function checking({ program, actor }: Runner, { id, settings }: ImportRow, scanned: Scanned): Work {
  const importer = importerOf(settings.resource)
  const check = importer.openCheck(settings, scanned.repeated)
  return async (rows) => {
    const plans = await program.db.write
      .transaction()
      .execute((db) => checkRows({ db, actor }, importer, check, settings, rows))
    await program.db.write.transaction().execute(async (db) => {
      await record(db, id, settings, plans)
      await keepRows(db, id, plans)
    })
  }
}
