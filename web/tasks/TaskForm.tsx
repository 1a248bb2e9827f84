import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { patchTask, type Task } from '../../contract/tasks/endpoints.ts'
import { call } from '../platform/api.ts'
import { RecordForm } from '../records/form/RecordForm.tsx'
import { useEditForm } from '../records/form/use-edit-form.tsx'
import type { Values } from '../records/form/values.ts'
import type { Words } from '../records/words.ts'
import { FormActions } from '../ui/FormActions.tsx'
import { toastDone } from '../ui/toast.ts'
import { useUnsavedChanges } from '../ui/unsaved.ts'
import { withDay } from './due.ts'
import { keepTask } from './queries.ts'
import { drawnFields, formFields, requiredFields, taskExtras, taskSections, taskValues } from './task-form.tsx'
import { useTaskRights } from './tasks-view.ts'

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
