import { useState } from 'react'
import { createTasksForCustomers, tasksForCustomers } from '../../contract/tasks/bulk.ts'
import { ConfirmStep } from '../bulk/ConfirmStep.tsx'
import { fieldSentence } from '../bulk/sentences.ts'
import { eachText } from '../bulk/texts.ts'
import { call } from '../platform/api.ts'
import { useSession } from '../platform/session.tsx'
import { RecordForm } from '../records/form/RecordForm.tsx'
import { useRecordForm } from '../records/form/use-record-form.ts'
import { filledValues, formValues, type Values } from '../records/form/values.ts'
import type { ForEachProps } from '../records/view.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { FormActions } from '../ui/FormActions.tsx'
import { withDay } from './due.ts'
import { DueField } from './DueField.tsx'
import { requiredFields } from './TaskForm.tsx'
import { useTaskWords } from './tasks-view.ts'

const fields = tasksForCustomers.fields.filter(({ name }) => name !== 'completed')
const drawn = fields.filter(({ name }) => name !== 'due_on' && name !== 'due_at')

/** The same task for each of many customers: first what, then for how many. */
export function TasksForMany({ target, counted, onClose, onStarted }: ForEachProps) {
  const words = useTaskWords()
  const { t } = words
  const session = useSession()
  const [values, setValues] = useState<Values | null>(null)
  const [base] = useState(() => formValues(fields, { performer_id: session.kind === 'staff' ? session.id : null }))
  const submit = async (_: Values, given: Values): Promise<void> =>
    setValues({ ...withDay(filledValues(given)), performer_id: given['performer_id'] })
  const form = useRecordForm({ fields, base, required: requiredFields, submit })
  return (
    <Dialog onClose={onClose} size="md" title={t('tasks.each.title')}>
      <div hidden={values !== null}>
        <RecordForm
          form={form}
          fields={drawn}
          words={words}
          required={requiredFields}
          sections={[
            { title: t('tasks.form.what'), fields: ['title', 'details'], wide: ['title', 'details'] },
            { title: t('tasks.form.when'), fields: ['due_on', 'due_at'], more: <DueField form={form} /> },
            { title: t('tasks.form.who'), fields: ['performer_id'] },
          ]}
          actions={<FormActions busy={form.busy} save={t('bulk.next')} onDiscard={onClose} />}
        />
      </div>
      {values && (
        <ConfirmStep
          counted={counted}
          target={target}
          words={words}
          text={eachText(t, 'tasks')}
          sentences={Object.entries(values).flatMap(([name, value]) =>
            name === 'due_on' && values['due_at'] ? [] : fieldSentence(words, tasksForCustomers, name, value),
          )}
          start={(asked, keyOf) => {
            const body = { ...asked, values }
            return call(createTasksForCustomers, { body, idempotencyKey: keyOf(body) })
          }}
          onBack={() => setValues(null)}
          onStarted={onStarted}
        />
      )}
    </Dialog>
  )
}
