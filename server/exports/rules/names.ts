import type { ExportPart } from '../../../contract/exports/exports.ts'
import type { ExportRequest } from '../tables.ts'
import { partTitle } from './words.ts'

/** `customers-2026-11-22-0746.csv`: the record, in the language of the file, by the clock of its zone. */
export function fileName(
  { resource, language, format, time_zone }: Pick<ExportRequest, 'resource' | 'language' | 'format' | 'time_zone'>,
  at: Date,
): string {
  const clock = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone: time_zone })
  const moment = clock.format(at).replace(' ', '-').replace(':', '')
  return `${partTitle(resource, language).toLowerCase()}-${moment}.${format}`
}

/** Name of one of the files of an export: `customers-2026-11-22-0746-addresses.csv`. */
export const partName = (name: string, part: ExportPart, language: ExportRequest['language']): string =>
  part === 'addresses'
    ? name.replace(/(\.\w+)?$/, (ending) => `-${partTitle(part, language).toLowerCase()}${ending}`)
    : name

export const expiry = (from: Date, days: number): Date => new Date(from.getTime() + days * 86_400_000)
