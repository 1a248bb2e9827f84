import type { FieldLabels } from './platform/record.ts'
import type { DeclaredRecord } from './records.ts'
import type { StaffLanguage } from './settings/settings.ts'
import { taskLabels } from './tasks/labels.ts'
import { customerLabels } from './customers/labels.ts'

/** What a record, its fields and their choices are called: on pages and in files. */
export interface RecordLabels {
  title: string
  fields: Record<string, string>
  choices?: Record<string, Record<string, string>>
}

/** Labels of every record with a list: a field or a choice that is left out does not compile. */
type AllLabels = {
  [R in Extract<DeclaredRecord, { listed: true }> as R['resource']]: { title: string } & FieldLabels<R['fields']>
}

/** The labels of records with a list, by language. */
export const recordLabels: Record<StaffLanguage, AllLabels> = {
  en: { customers: customerLabels.en, tasks: taskLabels.en },
  de: { customers: customerLabels.de, tasks: taskLabels.de },
}
