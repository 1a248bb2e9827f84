import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { createTask, type TaskCreate } from '../../contract/tasks/endpoints.ts'
import { call } from '../platform/api.ts'
import { useSession } from '../platform/session.tsx'
import { useIdempotencyKey } from '../records/form/idempotency.ts'
import { RecordForm } from '../records/form/RecordForm.tsx'
import { useRecordForm } from '../records/form/use-record-form.ts'
import { filledValues, type Values } from '../records/form/values.ts'
import { BackToList } from '../records/list/BackToList.tsx'
import { keepNewRow } from '../records/list/listed-record.ts'
import { FormActions } from '../ui/FormActions.tsx'
import { Page } from '../ui/Page.tsx'
import { toastDone } from '../ui/toast.ts'
import { useUnsavedChanges } from '../ui/unsaved.ts'
import { withDay } from './due.ts'
import { rereadTasks, taskList } from './queries.ts'
import { drawnFields, formFields, requiredFields, taskExtras, taskSections, taskValues } from './task-form.tsx'
import { useTaskRights, useTaskWords } from './tasks-view.ts'

/** A new task, for a customer where the address names one. */
export function NewTaskPage() {
  const words = useTaskWords()
  const { t } = words
  const session = useSession()
  const { says } = useTaskRights()
  const { customer } = useSearch({ strict: false }) as { customer?: string }
  const client = useQueryClient()
  const navigate = useNavigate()
  const keyOf = useIdempotencyKey()
  const saved = useRef(false)
  const [base] = useState(() =>
    taskValues({ performer_id: session.kind === 'staff' ? session.id : null, customer_id: customer ?? null }),
  )
  const submit = async (_: Values, values: Values): Promise<void> => {
    const body = { ...withDay(filledValues(values)), performer_id: values['performer_id'] } as TaskCreate
    const task = await call(createTask, { body, idempotencyKey: keyOf(body) })
    saved.current = true
    keepNewRow(client, taskList, task)
    rereadTasks(client)
    toastDone(t('tasks.form.created'))
    await navigate({ to: '/tasks/$id', params: { id: task.id }, replace: true })
  }
  const form = useRecordForm({ fields: formFields, base, required: requiredFields, submit })
  useUnsavedChanges(() => !saved.current && form.isDirty())
  return (
    <Page
      width="narrow"
      title={t('tasks.form.newTitle')}
      actions={<BackToList name={taskList.name} to="/tasks" label={t('tasks.back')} />}
    >
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
            ready={says}
            save={t('tasks.form.create')}
            onDiscard={() =>
              void navigate(customer ? { to: '/customers/$id', params: { id: customer } } : { to: '/tasks' })
            }
          />
        }
      />
    </Page>
  )
}
