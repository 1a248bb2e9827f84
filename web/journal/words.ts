import type { TFunction } from 'i18next'
import { visitorName } from '../../contract/platform/actor.ts'
import type { JournalLine } from '../../contract/platform/journal/journal.ts'
import { entriesText } from '../../contract/platform/journal/entry-text.ts'
import type { Formats } from '../platform/formats.ts'

export const kindLabel = (t: TFunction, kind: string): string =>
  t(`journal.kinds.${kind}` as 'journal.title', { defaultValue: kind })

/** Who did it: the program itself and those who are nobody yet have no name of their own. */
export function actorName(t: TFunction, { kind, name }: JournalLine['actor']): string {
  if (kind !== 'system') return name
  return name === visitorName ? t('journal.visitor') : t('journal.system')
}

/** Where the name of a field of each kind of record is found among the labels. */
const fieldLabels: Record<string, (field: string) => string> = {
  settings: (field) => `settings.names.${field}.label`,
  site: (field) => (field === 'is_default' ? 'sites.default' : `sites.${field}`),
  staff: (field) => `staff.${{ site_ids: 'sites', role_ids: 'roles' }[field] ?? field}`,
  role: (field) => `roles.${field}`,
  view: (field) => `tableViews.fields.${field}`,
}

/** Name of a changed field; of one without a label, its own name. */
export function fieldLabel(t: TFunction, subjectType: string, path: string): string {
  const [field = path, ...rest] = path.split('.')
  const key = fieldLabels[subjectType]?.(field)
  const label = key
    ? t(key as 'journal.title', { defaultValue: field.replaceAll('_', ' ') })
    : field.replaceAll('_', ' ')
  return rest.length > 0 ? `${label} ${rest.join('.')}` : label
}

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d/

/** A value of the journal as words. */
export function valueText(t: TFunction, formats: Formats, value: unknown): string {
  if (value === null || value === undefined || value === '') return t('journal.nothing')
  if (typeof value === 'boolean') return value ? t('ui.yes') : t('ui.no')
  if (typeof value === 'number') return formats.number(value)
  if (typeof value === 'string') return instant.test(value) ? formats.dateTime(value) : value
  if (Array.isArray(value))
    return value.length === 0 ? t('journal.nothing') : formats.list(value.map((one) => valueText(t, formats, one)))
  const record = value as Record<string, unknown>
  if (record['erased'] === true) return t('journal.erased')
  if (record['masked'] === true) return t('journal.masked')
  const name = record['name'] ?? entriesText(record) ?? record['code']
  return typeof name === 'string' ? name : JSON.stringify(value)
}

/** What a line is about, in words: the name that its data carries. */
export function subjectName(line: Pick<JournalLine, 'data'>): string | null {
  const { name, title, code, number, file_name } = line.data
  const found = [name, title, file_name, code, number].find((one) => typeof one === 'string')
  return typeof found === 'string' ? found : null
}

/** Address of the record that a line is about, where it has a page. */
export function subjectPath(
  line: Pick<JournalLine, 'subject_type' | 'subject_id' | 'customer_id' | 'kind'>,
): string | null {
  if (line.kind.endsWith('.deleted') && line.customer_id === null) return null
  const pages: Record<string, string> = { staff: 'staff', role: 'roles', site: 'sites', mail: 'mail' }
  const page = pages[line.subject_type]
  if (page) return `/${page}/${line.subject_id}`
  if (line.subject_type === 'settings') return '/settings'
  if (line.subject_type === 'api_key') return '/api-keys'
  return line.customer_id && customerPath(line.customer_id)
}

export const customerPath = (id: string): string => `/customers/${id}`
