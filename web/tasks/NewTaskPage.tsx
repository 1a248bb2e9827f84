import { useQueryClient } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { createTask, type TaskCreate } from '../../contract/tasks/endpoints.ts'
import { call } from '../platform/api.ts'
import { useSession } from '../platform/session.tsx'
import { CreatePage } from '../records/form/CreatePage.tsx'
import { filledValues } from '../records/form/values.ts'
import { withDay } from './due.ts'
import { rereadTasks, taskList } from './queries.ts'
import { drawnFields, formFields, requiredFields, taskExtras, taskSections, taskValues } from './TaskForm.tsx'
import { useTaskRights, useTaskWords } from './tasks-view.ts'

/** A new task, for a customer where the address names one. */
export function NewTaskPage() {
  const words = useTaskWords()
  const { t } = words
  const session = useSession()
  const { says } = useTaskRights()
  const client = useQueryClient()
  const { customer } = useSearch({ strict: false }) as { customer?: string }
  return (
    <CreatePage
      words={words}
      title={t('tasks.form.newTitle')}
      listed={taskList}
      path="/tasks"
      back={t('tasks.back')}
      fields={formFields}
      required={requiredFields}
      begin={() =>
        taskValues({ performer_id: session.kind === 'staff' ? session.id : null, customer_id: customer ?? null })
      }
      create={async (values, keyOf) => {
        const body = { ...withDay(filledValues(values)), performer_id: values['performer_id'] } as TaskCreate
        const task = await call(createTask, { body, idempotencyKey: keyOf(body) })
        rereadTasks(client)
        return task
      }}
      created={() => t('tasks.form.created')}
      draw={(form) => ({
        fields: drawnFields,
        sections: taskSections(words, form),
        extras: taskExtras(words, says),
      })}
      save={t('tasks.form.create')}
      ready={says}
      {...(customer && { discardTo: `/customers/${customer}` })}
    />
  )
}
