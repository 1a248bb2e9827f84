import { sql } from 'kysely'
import type { ImportCounts } from '../../../contract/imports/imports.ts'
import type { ImportSettings } from '../../../contract/imports/settings.ts'
import type { Handle } from '../../platform/database/db.ts'
import type { Remark } from '../rules/rows.ts'
import '../tables.ts'
import type { PlannedRow } from './importer.ts'
import { cut } from '../../../contract/platform/line.ts'

const mostCharacters = 1_000

/** How many rows became what. */
export function countsOf(plans: readonly PlannedRow[]): ImportCounts {
  const counts = { read: plans.length, created: 0, updated: 0, unchanged: 0, skipped: 0, refused: 0, warnings: 0 }
  for (const { outcome, remarks } of plans) {
    counts[outcome] += 1
    if (outcome !== 'refused' && outcome !== 'skipped') counts.warnings += remarks.length
  }
  return counts
}

/** Writes down what became of rows, in the transaction that did it. */
export async function record(
  db: Handle,
  importId: string,
  settings: ImportSettings,
  plans: readonly PlannedRow[],
): Promise<void> {
  const { read, created, updated, unchanged, skipped, refused, warnings } = countsOf(plans)
  await sql`
    update imports set last_row = ${plans.at(-1)?.row ?? 1}, progress_at = now(), read = read + ${read}, created = created + ${created},
      updated = updated + ${updated}, unchanged = unchanged + ${unchanged}, skipped = skipped + ${skipped}, refused = refused + ${refused},
      warnings = warnings + ${warnings}
    where id = ${importId}`.execute(db)
  const problems = plans.flatMap(({ row, outcome, customer_id, record_id = null, remarks }) =>
    remarks.map((remark) => ({ ...shown(settings, remark), row, outcome, customer_id, record_id })),
  )
  await recordProblems(db, importId, problems)
}

export interface NewProblem {
  row: number
  column: string | null
  value: string | null
  outcome: PlannedRow['outcome'] | null
  code: string
  message: string
  params?: Record<string, unknown>
  customer_id: string | null
  record_id: string | null
}

/** Writes remarks down, in their order. */
export async function recordProblems(db: Handle, importId: string, problems: readonly NewProblem[]): Promise<void> {
  if (problems.length === 0) return
  await sql`
    insert into import_problems (import_id, row_number, column_name, value, outcome, code, message, params, customer_id, record_id)
    select ${importId}, p.row, p.column, p.value, p.outcome, p.code, p.message, p.params,
      (select id from customers where id = p.customer_id), p.record_id
    from json_to_recordset(${JSON.stringify(problems)}::json)
      as p("row" bigint, "column" text, value text, outcome text, code text, message text, params jsonb, customer_id uuid, record_id uuid)`.execute(
    db,
  )
}

/** A remark with the column that it is about, as far as the mapping tells. */
export function shown(
  settings: ImportSettings,
  { column, value, code, message, params, target, label }: Remark,
): Omit<NewProblem, 'row' | 'outcome' | 'customer_id' | 'record_id'> {
  const mapped = settings.mapping.filter((one) => one.target === target)
  const found = mapped.find((one) => (one.label ?? null) === (label ?? null)) ?? mapped[0]
  return {
    column: column ?? found?.column ?? null,
    value: value === null || value === undefined ? null : cut(value, mostCharacters),
    code,
    message,
    ...(params && { params }),
  }
}
