import { sql, type Selectable } from 'kysely'
import type { Failure } from '../../../contract/platform/failure.ts'
import type { ImportProblem, ImportRecord, ImportWithProblems } from '../../../contract/imports/imports.ts'
import { problem } from '../../../contract/platform/problems.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Fragment } from '../../platform/lists/filter-sql-scope.ts'
import type { Total } from '../../platform/lists/counting.ts'
import type { Handle } from '../../platform/database/db.ts'
import { pageOf } from '../../platform/lists/listing.ts'
import { and, type ListSource } from '../../platform/lists/source.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Reading } from '../../platform/database/tx.ts'
import { importable, seenWhole, seesPersonal } from '../rights.ts'
import type { ImportsTable } from '../tables.ts'

export type ImportRow = Selectable<ImportsTable>

type Shown = ImportRow & { job_state: ImportRecord['state'] | null; job_error: Failure | null; silent: boolean }

const columns = sql`i.*, j.state as job_state, j.error as job_error, i.progress_at < now() - interval '5 minutes' as silent`
const from = sql`imports i left join job_runs j on j.id = i.job_id`

const resource = sql`i.settings ->> 'resource'`

/** What one may import; where something of it is hidden from somebody, their own: those of others speak of that too. */
const visible = (actor: Actor): Fragment[] => [
  sql`((${resource}) = any(${seenWhole(actor)}::text[]) or (${resource}) = any(${importable(actor)}::text[])
    and i.created_by_kind = ${actor.kind} and i.created_by_id = ${actor.id}::uuid)`,
]

/** Imports, newest first. */
export async function listImports(
  reading: Reading,
  query: { limit: number; after?: string | undefined; total: 'true' | 'false' },
): Promise<{ items: ImportRecord[]; next: string | null; total: Total | null }> {
  const source: ListSource = {
    from,
    alias: sql`i`,
    id: sql`i.id`,
    columns,
    where: visible(reading.actor),
    sorts: { created_at: { expr: sql`i.created_at`, type: 'timestamptz', nullable: false } },
    defaultSort: '-created_at',
  }
  const { rows, next, total } = await pageOf<Shown>(reading, source, query)
  return {
    items: rows.map((row) => shown(row, reading.actor)),
    next,
    total,
  }
}

/** An import as its reader may see it. Refuses with `not_found`. `conditions` are others for who runs it. */
export async function readImport(
  reading: Reading,
  id: string,
  conditions: readonly Fragment[] = visible(reading.actor),
): Promise<ImportRecord> {
  const where = and([sql`i.id = ${id}::uuid`, ...conditions])
  const { rows } = await sql<Shown>`select ${columns} from ${from} where ${where}`.execute(reading.db)
  if (!rows[0]) throw new Refusal('not_found', 'There is no such import, or you may not see it.')
  return shown(rows[0], reading.actor)
}

const mostProblems = 100

/** The same with its first remarks: refused rows first. */
export async function readImportWithProblems(reading: Reading, id: string): Promise<ImportWithProblems> {
  const found = await readImport(reading, id)
  return { ...found, problems: await problemsOf(reading, found, mostProblems) }
}

export async function problemsOf(
  { db, actor }: Reading,
  { id, settings }: Pick<ImportRecord, 'id' | 'settings'>,
  most: number,
): Promise<ImportProblem[]> {
  const { rows } = await sql<ImportProblem>`
    select p.row_number as "row", p.column_name as "column", p.value, p.outcome, p.code, p.message, p.params, p.customer_id,
      ${recordId(settings.resource, 'p')}
    from import_problems p where p.import_id = ${id}
    order by p.outcome is distinct from 'refused', p.n limit ${most}`.execute(db)
  const personal = seesPersonal(actor, settings.resource)
  return rows.map(({ params, value, ...row }) => ({
    ...row,
    value: personal ? value : null,
    ...(params && { params }),
  }))
}

/** A row of customers names its record as the one whom it tells of. */
export const recordId = (of: ImportRecord['settings']['resource'], alias: string): Fragment =>
  sql`${sql.ref(`${alias}.${of === 'customers' ? 'customer_id' : 'record_id'}`)} as record_id`

/** The row as it is. */
export async function findImport(db: Handle, id: string): Promise<ImportRow> {
  const row = await db.selectFrom('imports').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new Refusal('not_found', 'There is no such import.')
  return row
}

/** An import that still goes on is not undone: it would bring in what is taken back. */
export async function demandOver(reading: Reading, actionId: string): Promise<void> {
  const where = sql`i.id = ${actionId}::uuid`
  const { rows } = await sql<Shown>`select ${columns} from ${from} where ${where}`.execute(reading.db)
  const state = rows[0] && stateOf(rows[0]).state
  if (state === 'queued' || state === 'running')
    throw new Refusal('conflict', 'This import still goes on. Cancel it, or wait for its end, and undo it then.')
}

/** What is not over is as far as its job is; one without a job that says nothing any more has died. */
function stateOf(row: Shown): Pick<ImportRecord, 'state' | 'error'> {
  if (row.state !== 'queued' && row.state !== 'running') return { state: row.state, error: row.error }
  if (row.job_state === 'failed' || row.job_state === 'cancelled') return { state: row.job_state, error: row.job_error }
  return row.job_state === null && row.silent
    ? { state: 'failed', error: problem('command_ended') }
    : { state: row.state, error: null }
}

const told = [
  'id',
  'file_name',
  'file_id',
  'profile',
  'dry_run',
  'settings',
  'encoding',
  'delimiter',
  'sheet',
  'header_row',
  'total',
  'job_id',
  'created_at',
  'finished_at',
] as const satisfies readonly (keyof ImportRow & keyof ImportRecord)[]
const counted = ['read', 'created', 'updated', 'unchanged', 'skipped', 'refused', 'warnings'] as const

function shown(row: Shown, actor: Actor): ImportRecord {
  return {
    ...pick(row, told),
    ...stateOf(row),
    action_id: row.dry_run ? null : row.id,
    counts: pick(row, counted),
    error_file_id: seesPersonal(actor, row.settings.resource) ? row.error_file_id : null,
    created_by: { kind: row.created_by_kind, id: row.created_by_id, name: row.created_by_name },
  }
}

const pick = <T extends object, K extends keyof T>(from: T, names: readonly K[]): Pick<T, K> =>
  Object.fromEntries(names.map((name) => [name, from[name]])) as Pick<T, K>
