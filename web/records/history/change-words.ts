import type { JournalLine } from '../../../contract/platform/journal/journal.ts'
import { showing } from '../kinds/show/shown.ts'
import type { RecordView, Words } from '../words.ts'

/** The records that a history tells of, by type of subject, each with its words. */
export type Subjects = Record<string, { view: RecordView; words: Words }>

export interface ChangeWords {
  field(subjectType: string, name: string): string
  value(subjectType: string, name: string, value: unknown): string
}

/** What a record keeps beside its fields: how its value is said. */
export type OwnValue = (name: string, value: unknown) => string | undefined

const marked = (value: unknown, mark: string): boolean => typeof value === 'object' && value !== null && mark in value

/** Words for changes: labels of fields, values as lists show them. A change inside a list names its part after a dot. */
export function changeWords(words: Words, subjects: Subjects, own: OwnValue): ChangeWords {
  const fieldOf = (type: string, name: string) => subjects[type]?.view.fields.find((field) => field.name === name)
  return {
    field: (type, path) => {
      const [name = '', part] = path.split('.')
      const field = fieldOf(type, name)
      const label = field
        ? (subjects[type]?.words.label(field) ?? name)
        : words.t(`records.history.fields.${name}` as 'records.history.fields.text', { defaultValue: name })
      return part !== undefined && !/^[0-9a-f-]{36}$/.test(part) ? `${label} (${part})` : label
    },
    value: (type, path, value) => {
      if (value === null || value === undefined || value === '') return words.t('records.empty')
      if (marked(value, 'erased')) return words.t('journal.erased')
      if (marked(value, 'masked')) return '•••'
      const [name = '', part] = path.split('.')
      const field = fieldOf(type, name)
      const said = own(path, value)
      if (said !== undefined) return said
      if (Array.isArray(value) && value.every((one) => typeof one !== 'object'))
        return value.map(String).join(', ') || words.t('records.empty')
      if (field === undefined || part !== undefined)
        return typeof value === 'object' ? JSON.stringify(value) : String(value)
      return showing(field).text(value, field, subjects[type]?.words ?? words) || words.t('records.empty')
    },
  }
}

export const changesOf = (line: JournalLine): [string, unknown, unknown][] =>
  Object.entries(line.changes).map(([name, [from, to]]) => [name, from, to])
