import { fileColumns, filedOf } from '../../contract/platform/file-columns.ts'
import {
  exportAddresses,
  exportDelimiters,
  exportFormats,
  exportValues,
  hasAddresses,
  mostFurtherAddresses,
  type ExportAddresses,
  type ExportColumn,
  type ExportDelimiter,
  type ExportFormat,
  type ExportInput,
  type ExportValues,
} from '../../contract/exports/exports.ts'
import type { ExportedList } from './listed.ts'

export const columnChoices = ['as_shown', 'everything', 'again'] as const
export type ColumnChoice = (typeof columnChoices)[number]

/** What somebody chose in the dialog; kept for the next time. */
export interface Choices {
  columns: ColumnChoice
  format: ExportFormat
  values: ExportValues
  addresses: ExportAddresses
  /** Null: what a spreadsheet in the language expects. */
  delimiter: ExportDelimiter | null
}

const standard: Choices = { columns: 'as_shown', format: 'csv', values: 'labels', addresses: 'none', delimiter: null }

/** Reads choices that were kept; whatever is not one falls back to the standard. */
export function readChoices(kept: unknown): Choices {
  const given = (typeof kept === 'object' && kept !== null ? kept : {}) as Record<string, unknown>
  const one = <T extends string>(list: readonly T[], value: unknown, otherwise: T): T =>
    list.find((known) => known === value) ?? otherwise
  return {
    columns: one(columnChoices, given['columns'], standard.columns),
    format: one(exportFormats, given['format'], standard.format),
    values: one(exportValues, given['values'], standard.values),
    addresses: one(exportAddresses, given['addresses'], standard.addresses),
    delimiter: exportDelimiters.find((known) => known === given['delimiter']) ?? null,
  }
}

/** The columns that go into the file: those that this person may take. */
export function columnsFor(
  record: ExportedList['record'],
  choice: ColumnChoice,
  shown: readonly ExportColumn[],
  personal: boolean,
): ExportColumn[] {
  const allowed = fileColumns(filedOf(record)).filter((one) => personal || !one.personal)
  if (choice !== 'as_shown')
    return allowed.filter((one) => one.imported || choice !== 'again').map(({ name }) => ({ name }))
  return shown.filter(({ name }) => allowed.some((one) => one.name === name))
}

type Asked = Partial<ExportInput> & Pick<ExportInput, 'columns'>

/** What the choices ask of the API. */
export function bodyOf(
  record: ExportedList['record'],
  choices: Choices,
  shown: readonly ExportColumn[],
  personal: boolean,
  language: 'en' | 'de',
): Asked {
  const { columns, format, values, delimiter } = choices
  const chosen = columnsFor(record, columns, shown, personal)
  const addressed = personal && hasAddresses(record.resource)
  const time_zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  if (columns === 'again') {
    const addresses = addressed ? ('beside' as const) : ('none' as const)
    const further_addresses = addressed ? mostFurtherAddresses : 0
    return { columns: chosen, format: 'csv', values: 'codes', addresses, further_addresses, language }
  }
  const addresses = addressed ? choices.addresses : 'none'
  return { columns: chosen, format, values, addresses, language, time_zone, ...(delimiter && { delimiter }) }
}
