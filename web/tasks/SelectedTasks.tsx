import { taskBulk } from '../../contract/tasks/bulk.ts'
import type { TaskListItem } from '../../contract/tasks/endpoints.ts'
import { taskRecord } from '../../contract/tasks/record.ts'
import { SelectedActions } from '../bulk/SelectedActions.tsx'
import type { SelectedProps } from '../records/list/use-selection.ts'
import { withDay } from './due.ts'
import { standardColumns, tasksView } from './tasks-view.ts'

const subject = { bulk: taskBulk, view: tasksView, settle: withDay }

/** What may be done with selected tasks. */
export const SelectedTasks = (props: SelectedProps<TaskListItem>) => (
  <SelectedActions {...props} subject={subject} exported={{ record: taskRecord, standard: standardColumns }} />
)
