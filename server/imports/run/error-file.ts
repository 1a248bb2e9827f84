import Papa from 'papaparse'
import { remarksPurpose } from '../../../contract/files/files.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Handle } from '../../platform/database/db.ts'
import type { Program } from '../../platform/slice.ts'
import { isDiskFull } from '../../platform/disk/full.ts'
import { harmlessCell } from '../../platform/files/csv-cells.ts'
import { storeFile } from '../../platform/files/storage.ts'

const page = 2_000
/** Remarks hold what the file said: they are not kept for long. */
export const remarksKept = 7 * 86_400_000

const header = ['row', 'column', 'value', 'outcome', 'code', 'message']

/** Stores the remarks on an import as CSV; null where there are none, or no room for it: the page shows them all the same. */
export async function writeErrorFile(program: Program, actor: Actor, importId: string): Promise<string | null> {
  const db = program.db.write
  const about = await db
    .selectFrom('imports')
    .select(['file_name', 'settings'])
    .where('id', '=', importId)
    .executeTakeFirstOrThrow()
  const any = await db
    .selectFrom('import_problems')
    .select('n')
    .where('import_id', '=', importId)
    .limit(1)
    .executeTakeFirst()
  if (!any) return null
  const file = await storeFile({ db, actor }, program.config, errorLines(db, importId), {
    name: `${about.file_name.replace(/\.[^.]{1,5}$/, '')}-remarks.csv`,
    purpose: remarksPurpose(about.settings.resource),
    media_type: 'text/csv',
    expires_at: new Date(Date.now() + remarksKept),
    limit: Number.MAX_SAFE_INTEGER,
  }).catch((error: unknown) => {
    if (isDiskFull(error)) return null
    throw error
  })
  return file?.id ?? null
}

/** The file in pieces, with the mark by which spreadsheets know UTF-8. */
export async function* errorLines(db: Handle, importId: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(`\ufeff${Papa.unparse([header])}\r\n`)
  for (let after = 0; ;) {
    const rows = await db
      .selectFrom('import_problems')
      .selectAll()
      .where('import_id', '=', importId)
      .where('n', '>', after)
      .orderBy('n')
      .limit(page)
      .execute()
    const cells = rows.map((one) => [
      one.row_number,
      harmlessCell(one.column_name ?? ''),
      harmlessCell(one.value ?? ''),
      one.outcome ?? '',
      one.code,
      harmlessCell(one.message),
    ])
    if (rows.length > 0) yield Buffer.from(`${Papa.unparse(cells)}\r\n`)
    if (rows.length < page) return
    after = rows.at(-1)!.n
  }
}
