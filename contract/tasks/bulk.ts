import { bulkOf } from '../bulk.ts'
import { tasksResource } from './endpoints.ts'
import { taskRecord } from './record.ts'

/** Changes of many tasks. */
export const taskBulk = bulkOf(taskRecord, tasksResource, {
  schemas: 'Task',
  lists: {},
  takes: { change: 'tasks.write', end: 'tasks.write' },
})
export const { count: countTasks, change: changeTasks } = taskBulk
