import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { createTask, type TaskCreate } from '../../contract/tasks/endpoints.ts'
import { call } from '../platform/api.ts'
import { useSession } from '../platform/session.tsx'
import { useIdempotencyKey } from '../records/form/idempotency.ts'
import { RecordInput } from '../records/form/RecordForm.tsx'
import { useRecordForm } from '../records/form/use-record-form.ts'
import { filledValues, type Values } from '../records/form/values.ts'
import { keepNewRow } from '../records/list/listed-record.ts'
import type { OwnerProps } from '../records/view.ts'
import { FormError } from '../ui/FormError.tsx'
import { useSaveKeys } from '../ui/save-keys.ts'
import { toastDone } from '../ui/toast.ts'
import { useUnsavedChanges } from '../ui/unsaved.ts'
import { DueField } from './DueField.tsx'
import { withDay } from './due.ts'
import { rereadTasks, taskList } from './queries.ts'
import { formFields, requiredFields, taskValues } from './TaskForm.tsx'
import { taskField, useTaskRights, useTaskWords } from './tasks-view.ts'
import classes from './tasks.module.css'
import { rereadHistory } from '../records/row-keys.ts'

const shown = ['title', 'due_on', 'due_at', 'performer_id', 'details']

/** Writes a task for a customer. Ctrl+Enter saves it; what was typed stays when that fails. */
export function TaskComposer({ owner }: OwnerProps) {
  const words = useTaskWords()
  const { t } = words
  const { says } = useTaskRights()
  const session = useSession()
  const client = useQueryClient()
  const keyOf = useIdempotencyKey()
  const [count, setCount] = useState(0)
  const [base] = useState(() => taskValues({ performer_id: session.kind === 'staff' ? session.id : null }))
  const submit = async (_: Values, values: Values): Promise<void> => {
    const given = { ...withDay(filledValues(values)), performer_id: values['performer_id'], customer_id: owner.id }
    const task = await call(createTask, { body: given as TaskCreate, idempotencyKey: keyOf([count, given]) })
    setCount((now) => now + 1)
    form.rebase(base, base)
    keepNewRow(client, taskList, task)
    rereadTasks(client)
    rereadHistory(client, owner.id)
    toastDone(t('tasks.form.created'))
  }
  const form = useRecordForm({ fields: formFields, base, required: requiredFields, submit })
  useUnsavedChanges(form.isDirty)
  const save = (): void => {
    if (form.dirty) void form.save()
  }
  useSaveKeys(form.element, save)
  if (!says) return <p className={classes.hint}>{t('tasks.form.masked')}</p>
  const input = (name: string) => (
    <RecordInput form={form} field={taskField(name)} words={words} required={requiredFields.has(name)} />
  )
  return (
    <form
      ref={form.element}
      noValidate
      className={classes.composer}
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <FormError failure={form.failure} errors={form.errors} shown={shown} />
      {input('title')}
      <div className={classes.due}>
        <DueField form={form} />
        {input('performer_id')}
      </div>
      {input('details')}
      <div className={classes.foot}>
        <Button type="submit" loading={form.busy} disabled={!form.dirty}>
          {t('tasks.form.create')}
        </Button>
        <span className={classes.hint}>{t('tasks.form.sendHint')}</span>
      </div>
    </form>
  )
}
