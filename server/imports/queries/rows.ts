import { sql } from 'kysely'
import type { z } from 'zod'
import type { ImportRow, listImportRows as contract } from '../../../contract/imports/rows.ts'
import type { ImportRecord } from '../../../contract/imports/imports.ts'
import type { Change } from '../../../contract/platform/journal/kinds.ts'
import { readCursor, writeCursor, type CursorShape } from '../../platform/lists/cursor.ts'
import type { Reading } from '../../platform/database/tx.ts'
import { importerOf } from '../importers.ts'
import { seesPersonal } from '../rights.ts'
import { readImport, recordId } from './imports.ts'

interface Stored extends Omit<ImportRow, 'changes'> {
  changes: Record<string, Change>
}

const shape = { list: 'row', parts: [{ type: 'integer' }] } as const satisfies CursorShape

/** What a check found, in the order of the file, as its reader may see it. */
export async function listImportRows(
  reading: Reading,
  id: string,
  { outcome, limit, after }: z.output<typeof contract.query>,
): Promise<{ items: ImportRow[]; next: string | null }> {
  const { settings } = await readImport(reading, id)
  const [row] = after ? readCursor(after, shape) : ['0']
  const rows = await readRows(reading, { id, settings }, outcome, Number(row), limit + 1)
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, next: rows.length > limit && last ? writeCursor(shape, [String(last.row)]) : null }
}

/** Rows after a row of the file. Whether the import may be seen is for the caller to know. */
export async function readRows(
  reading: Reading,
  { id, settings: { resource } }: Pick<ImportRecord, 'id' | 'settings'>,
  outcome: ImportRow['outcome'] | undefined,
  after: number,
  most: number,
): Promise<ImportRow[]> {
  const { rows } = await sql<Stored>`
    select r.row_number as row, r.outcome, r.customer_id, ${recordId(resource, 'r')}, r.number, r.title as display_name, r.changes, r.lookalikes, r.same_file,
      coalesce((select json_agg(jsonb_strip_nulls(jsonb_build_object('params', p.params)) || jsonb_build_object('column', p.column_name, 'value', p.value, 'code', p.code, 'message', p.message) order by p.n)
        from import_problems p where p.import_id = r.import_id and p.row_number = r.row_number), '[]') as problems
    from import_rows r where r.import_id = ${id}::uuid and r.row_number > ${after} ${outcome ? sql`and r.outcome = ${outcome}` : sql``}
    order by r.row_number limit ${most}`.execute(reading.db)
  const { isPersonal } = importerOf(resource)
  const personal = seesPersonal(reading.actor, resource)
  return rows.map((row) => (personal ? shown(row) : masked(shown(row), isPersonal)))
}

const shown = ({ changes, ...row }: Stored): ImportRow => ({
  ...row,
  changes: Object.entries(changes).map(([field, [from, to]]) => ({ field, from, to })),
})

const mask = (value: unknown): unknown => (value === null ? null : { masked: true })

const masked = (row: ImportRow, isPersonal: (field: string) => boolean): ImportRow => ({
  ...row,
  display_name: null,
  changes: row.changes.map((one) => (isPersonal(one.field) ? { ...one, from: mask(one.from), to: mask(one.to) } : one)),
  problems: row.problems.map((one) => ({ ...one, value: null })),
  lookalikes: row.lookalikes.map((one) => ({ ...one, display_name: one.number })),
})
