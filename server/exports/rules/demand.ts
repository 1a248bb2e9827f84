import { exportColumnNames, importableColumnNames } from '../../../contract/export-columns.ts'
import type { ExportInput } from '../../../contract/exports.ts'
import type { KnownProblem } from '../../../contract/problems.ts'
import { can, type Actor } from '../../platform/actor.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { ExportRequest } from '../tables.ts'
import { columnOf, lentColumns } from './columns.ts'

/** Every column that this person may take; in a file of codes those that an import reads back. */
function everything(actor: Actor, values: ExportInput['values']): string[] {
  const names = values === 'codes' ? importableColumnNames : exportColumnNames(lentColumns().map(({ field }) => field))
  const open = can(actor, 'customers.personal')
  return names.filter((name) => open || columnOf(name)?.personal === false)
}

/** What was asked for with nothing left open. Refuses columns that do not exist, and those that this person may not see. */
export function settledRequest(actor: Actor, input: ExportInput): ExportRequest {
  const { columns, language, time_zone = 'UTC', delimiter, ...rest } = input
  const chosen = language ?? (actor.language === 'de' ? 'de' : 'en')
  const names = columns ?? everything(actor, input.values).map((name) => ({ name }))
  const unknown = problemsOf(names, (name) => columnOf(name) === null, {
    code: 'choice',
    message: 'There is no such column.',
  })
  if (Object.keys(unknown).length > 0)
    throw new Refusal('invalid', `There is no column "${firstOf(names, unknown)}".`, { fields: unknown })
  const request: ExportRequest = {
    ...rest,
    columns: names,
    language: chosen,
    time_zone,
    delimiter: delimiter ?? (input.values === 'labels' && chosen === 'de' ? ';' : ','),
  }
  demandColumns(actor, request)
  return request
}

/** Whoever sees personal values only masked cannot take them, masked or not. */
export function demandColumns(
  actor: Actor,
  { columns, addresses }: Pick<ExportRequest, 'columns' | 'addresses'>,
): void {
  if (can(actor, 'customers.personal')) return
  const message = 'Your role does not show personal values, so they cannot be exported. Leave this out.'
  const fields = problemsOf(columns, (name) => columnOf(name)?.personal === true, { code: 'forbidden', message })
  if (addresses !== 'none') fields['addresses'] = { code: 'forbidden', message }
  if (Object.keys(fields).length > 0) throw new Refusal('forbidden', message, { fields })
}

/** Whether the file will hold values about persons. */
export const isPersonal = ({ columns, addresses }: ExportRequest): boolean =>
  addresses !== 'none' || columns.some(({ name }) => columnOf(name)?.personal === true)

type Columns = ExportRequest['columns']

const problemsOf = (
  columns: Columns,
  wrong: (name: string) => boolean,
  problem: KnownProblem,
): Record<string, KnownProblem> =>
  Object.fromEntries(columns.flatMap(({ name }, at) => (wrong(name) ? [[`columns.${at}.name`, problem] as const] : [])))

const firstOf = (columns: Columns, fields: Record<string, KnownProblem>): string =>
  columns.find((_, at) => `columns.${at}.name` in fields)?.name ?? ''
