import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { patchTask, type Task } from '../../contract/tasks/endpoints.ts'
import { taskFieldList } from '../../contract/tasks/record.ts'
import { call } from '../platform/api.ts'
import { RecordForm, type FieldExtra, type FormSection } from '../records/form/RecordForm.tsx'
import { useEditForm } from '../records/form/use-edit-form.tsx'
import type { RecordFormState } from '../records/form/use-record-form.ts'
import { formValues, type Values } from '../records/form/values.ts'
import type { Words } from '../records/words.ts'
import { FormActions } from '../ui/FormActions.tsx'
import { toastDone } from '../ui/toast.ts'
import { useUnsavedChanges } from '../ui/unsaved.ts'
import { withDay } from './due.ts'
import { DueField } from './DueField.tsx'
import { keepTask } from './queries.ts'
import { useTaskRights } from './tasks-view.ts'

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

/** Edits a task where it stands. As long as nothing is typed, it shows what others save. */
export function TaskForm({ task, words }: { task: Task; words: Words }) {
  const { t } = words
  const client = useQueryClient()
  const { says } = useTaskRights()
  const [base] = useState(() => taskValues(task))
  const save = async (changed: Values, _: Values, version = task.version): Promise<void> => {
    if (Object.keys(changed).length === 0) return
    const after = await call(patchTask, { params: { id: task.id }, body: withDay(changed), version })
    begin(after)
    keepTask(client, after)
    toastDone(t('ui.saved'))
  }
  const { form, dialog, begin } = useEditForm<Task>({
    fields: formFields,
    version: task.version,
    base,
    baseOf: taskValues,
    required: requiredFields,
    words,
    save,
  })
  useUnsavedChanges(form.isDirty)
  const latest = useRef({ task, form, begin })
  latest.current = { task, form, begin }
  useEffect(() => {
    const { task: now, form: filled, begin: anew } = latest.current
    if (!filled.dirty && !filled.busy) anew(now)
  }, [task.version])
  return (
    <>
      <RecordForm
        form={form}
        fields={drawnFields}
        words={words}
        sections={taskSections(words, form)}
        required={requiredFields}
        extras={taskExtras(words, says)}
        actions={
          <FormActions
            busy={form.busy}
            ready={form.dirty}
            {...(form.dirty && { onDiscard: () => begin(task), discard: t('tasks.form.discard') })}
          />
        }
      />
      {dialog}
    </>
  )
}
