import type { z } from 'zod'
import { asOfSchema } from '../platform/as-of.ts'
import { historyEndpoints } from '../platform/record-history.ts'
import { task } from './endpoints.ts'

/** A task as it was. `task` is null before it was created. */
export const taskAsOf = asOfSchema('task', task, {}, 'TaskAsOf')
export type TaskAsOf = z.output<typeof taskAsOf>

/** The endpoints of a task's history, all of them. */
export const ofTasks = historyEndpoints({
  path: '/tasks/:id',
  called: 'a task',
  change: 'tasks.write',
  ids: {
    history: 'taskHistory',
    facets: 'taskHistoryFacets',
    preview: 'taskPutBackPreview',
    putBack: 'taskPutBack',
    asOf: 'taskAsOfMoment',
  },
  examples: '`title`, `due_on`',
  asOf: taskAsOf,
  told: 'its fields',
})
export const {
  history: taskHistory,
  facets: taskHistoryFacets,
  preview: taskPutBackPreview,
  putBack: taskPutBack,
  asOf: taskAsOfMoment,
} = ofTasks
