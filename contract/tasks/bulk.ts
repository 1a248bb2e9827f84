import { bulkCreateOf } from '../platform/bulk-create.ts'
import { bulkOf } from '../platform/bulk.ts'
import { tasksResource } from './endpoints.ts'
import { taskRecord } from './record.ts'

/** Changes of many tasks. */
export const taskBulk = bulkOf(taskRecord, tasksResource, {
  schemas: 'Task',
  lists: {},
  takes: { change: 'tasks.write', end: 'tasks.write' },
})
export const { count: countTasks, change: changeTasks } = taskBulk

/** A task each for many customers. */
export const tasksForCustomers = bulkCreateOf(taskRecord, tasksResource, {
  schemas: 'Task',
  create: 'tasks.write',
  owner: { resource: 'customers', one: 'customer', field: 'customer_id' },
})
export const { create: createTasksForCustomers } = tasksForCustomers
