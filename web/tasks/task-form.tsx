import { taskFieldList } from '../../contract/tasks/record.ts'
import type { FieldExtra, FormSection } from '../records/form/RecordForm.tsx'
import type { RecordFormState } from '../records/form/use-record-form.ts'
import { formValues, type Values } from '../records/form/values.ts'
import type { Words } from '../records/words.ts'
import { DueField } from './DueField.tsx'

/** A task is completed by a press, not in a form. */
export const formFields = taskFieldList.filter(
  ({ name, access = 'editable' }) => access === 'editable' && name !== 'completed',
)

/** Those that a form draws by their kinds; day and moment are entered together. */
export const drawnFields = formFields.filter(({ name }) => name !== 'due_on' && name !== 'due_at')

export const requiredFields = new Set(formFields.flatMap(({ name, required }) => (required ? name : [])))

export const taskValues = (record: object): Values => formValues(formFields, record)

export function taskSections({ t }: Words, form: RecordFormState): FormSection[] {
  return [
    { title: t('tasks.form.what'), fields: ['title', 'details'], wide: ['title', 'details'] },
    { title: t('tasks.form.when'), fields: ['due_on', 'due_at'], more: <DueField form={form} /> },
    { title: t('tasks.form.who'), fields: ['performer_id', 'customer_id', 'external_ids'], wide: ['external_ids'] },
  ]
}

/** Who sees words only masked may not write them. */
export function taskExtras({ t }: Words, says: boolean): Record<string, FieldExtra> {
  if (says) return {}
  return Object.fromEntries(
    formFields
      .filter((field) => field.personal)
      .map((field) => [field.name, { readOnly: true, description: t('tasks.form.masked') }]),
  )
}
