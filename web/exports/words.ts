import type { TFunction } from 'i18next'
import type { ExportRecord, ExportState } from '../../contract/exports/exports.ts'

export const stateColors: Record<ExportState, string> = {
  queued: 'gray',
  running: 'accent',
  done: 'green',
  failed: 'red',
  cancelled: 'orange',
  expired: 'gray',
}

/** What was asked for, in a line: `Customers: 12 columns, filtered, with addresses`. */
export function askedText(t: TFunction, row: ExportRecord): string {
  const parts = [
    t('exports.columns', { count: row.columns.length }),
    row.picked !== null && t('exports.picked', { count: row.picked }),
    row.searched && t('exports.searched'),
    row.filter !== null && t('exports.filtered'),
    row.addresses !== 'none' && t('exports.with_addresses'),
  ]
    .filter(Boolean)
    .join(', ')
  return `${t(`exports.parts.${row.resource}`)}: ${parts}`
}
