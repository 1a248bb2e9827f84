import { addLine } from '../../platform/journal/journal.ts'
import { transact } from '../../platform/database/tx.ts'
import type { ImportRow } from '../queries/imports.ts'
import { forgetChecksOf } from './checked-rows.ts'
import { recordProblems } from './record.ts'
import type { TextMend } from '../rules/texts.ts'
import type { Runner } from './run.ts'
import type { Scanned } from './scan.ts'

/** Writes down that an import runs. A check begins anew whenever it is run: it has written nothing to go on from. */
export async function begin({ program, actor }: Runner, row: ImportRow, scanned: Scanned): Promise<ImportRow> {
  const fresh = row.dry_run || row.last_row === 1
  const none = { last_row: 1, read: 0, created: 0, updated: 0, unchanged: 0, skipped: 0, refused: 0, warnings: 0 }
  return transact(program.db, actor, 'import', async (tx) => {
    tx.action_id = row.id
    const { rows: total, encoding, delimiter, sheet, header_row } = scanned
    const set = {
      state: 'running' as const,
      error: null,
      finished_at: null,
      total,
      encoding,
      delimiter,
      sheet,
      header_row,
      progress_at: new Date(),
      ...(fresh && none),
    }
    if (fresh) {
      await tx.db.deleteFrom('import_problems').where('import_id', '=', row.id).execute()
      if (row.dry_run && row.file_id) await forgetChecksOf(tx.db, row.file_id)
      const missing = scanned.missing.map((column) => ({
        row: header_row ?? 1,
        column,
        value: null,
        outcome: null,
        code: 'column',
        message: 'The file has no such column.',
        customer_id: null,
        record_id: null,
      }))
      await recordProblems(tx.db, row.id, [...missing, ...mendedColumns(scanned)])
    }
    if (fresh && !row.dry_run && row.state === 'queued')
      addLine(tx, { kind: 'import.started', subject_type: 'import', subject_id: row.id, data: { rows: total } })
    return tx.db.updateTable('imports').set(set).where('id', '=', row.id).returningAll().executeTakeFirstOrThrow()
  })
}

const sentences: Record<TextMend, string> = {
  entities: 'The texts of this column stand in HTML entities, such as &amp;, and were decoded.',
  encoded_twice: 'The letters of this column were encoded twice, and were decoded.',
}

/** Remarks on columns whose texts are not taken as they stand. */
const mendedColumns = ({ columns, mends }: Scanned) =>
  [...mends].flatMap(([at, list]) =>
    list.map((code) => ({
      row: 1,
      column: columns[at] ?? null,
      value: null,
      outcome: null,
      code,
      message: sentences[code],
      customer_id: null,
      record_id: null,
    })),
  )
