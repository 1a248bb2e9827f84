import type { Task } from '../../contract/tasks/endpoints.ts'
import { ofTasks } from '../../contract/tasks/history.ts'
import type { PastOf } from '../put-back/past.ts'

/** A task, as what asks for its past takes it. Apart from the queries: it brings along what the first page does not need. */
export const pastOf = ({ id }: Pick<Task, 'id'>): PastOf => ({ type: 'task', id, endpoints: ofTasks })
