import { hasAddresses, type ExportInput } from '../../../contract/exports/exports.ts'
import type { KnownProblem } from '../../../contract/platform/problems.ts'
import { exportResources } from '../../../contract/record-jobs.ts'
import { can, demand, type Actor } from '../../platform/actor.ts'
import { resourceCalled } from '../../platform/composition.ts'
import type { AnyRecord } from '../../platform/records/record.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { ExportRequest } from '../tables.ts'
import { columnsOf } from './columns.ts'

/** Refuses with `forbidden` whoever may not read the records of a resource, or not take them away. */
export function demandExport(actor: Actor, record: AnyRecord): void {
  demand(actor, record.read)
  demand(actor, exportRight(record))
}

const exportRight = (record: AnyRecord) => {
  if (!record.rights.export) throw new Error(`Nobody may export records of the type "${record.type}".`)
  return record.rights.export
}

/** Refuses with `forbidden` whoever may export nothing. */
export function demandAnyExport(actor: Actor): void {
  const rights = exportResources.map((resource) => exportRight(resourceCalled(resource)))
  if (!rights.some((right) => can(actor, right))) demand(actor, rights[0]!)
}

/** Every column that this person may take; in a file of codes those that an import reads back. */
function everything(record: AnyRecord, actor: Actor, values: ExportInput['values']): ExportRequest['columns'] {
  const open = can(actor, record.personal)
  return columnsOf(record)
    .filter(({ personal, imported }) => (open || !personal) && (imported || values !== 'codes'))
    .map(({ name }) => ({ name }))
}

/** What was asked for with nothing left open. Refuses columns that do not exist, and those that this person may not see. */
export function settledRequest(actor: Actor, input: ExportInput): ExportRequest {
  const record = resourceCalled(input.resource)
  demandExport(actor, record)
  const { columns, language, time_zone = 'UTC', delimiter, ...rest } = input
  const chosen = language ?? (actor.language === 'de' ? 'de' : 'en')
  const names = columns ?? everything(record, actor, input.values)
  const known = new Set(columnsOf(record).map(({ name }) => name))
  const unknown = problemsOf(names, (name) => !known.has(name), { code: 'choice', message: 'There is no such column.' })
  if (Object.keys(unknown).length > 0)
    throw new Refusal('invalid', `There is no column "${firstOf(names, unknown)}".`, { fields: unknown })
  if (rest.addresses !== 'none' && !hasAddresses(input.resource)) {
    const message = 'These records have no addresses. Leave this out.'
    throw new Refusal('invalid', message, { fields: { addresses: { code: 'choice', message } } })
  }
  const request: ExportRequest = {
    ...rest,
    columns: names,
    language: chosen,
    time_zone,
    delimiter: delimiter ?? (input.values === 'labels' && chosen === 'de' ? ';' : ','),
  }
  demandColumns(actor, record, request)
  return request
}

/** Whoever sees personal values only masked cannot take them, masked or not. */
export function demandColumns(
  actor: Actor,
  record: AnyRecord,
  { columns, addresses }: Pick<ExportRequest, 'columns' | 'addresses'>,
): void {
  if (can(actor, record.personal)) return
  const message = 'Your role does not show personal values, so they cannot be exported. Leave this out.'
  const personal = new Set(columnsOf(record).flatMap((column) => (column.personal ? [column.name] : [])))
  const fields = problemsOf(columns, (name) => personal.has(name), { code: 'forbidden', message })
  if (addresses !== 'none') fields['addresses'] = { code: 'forbidden', message }
  if (Object.keys(fields).length > 0) throw new Refusal('forbidden', message, { fields })
}

type Columns = ExportRequest['columns']

const problemsOf = (
  columns: Columns,
  wrong: (name: string) => boolean,
  problem: KnownProblem,
): Record<string, KnownProblem> =>
  Object.fromEntries(columns.flatMap(({ name }, at) => (wrong(name) ? [[`columns.${at}.name`, problem] as const] : [])))

const firstOf = (columns: Columns, fields: Record<string, KnownProblem>): string =>
  columns.find((_, at) => `columns.${at}.name` in fields)?.name ?? ''
