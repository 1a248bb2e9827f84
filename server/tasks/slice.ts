import * as contract from '../../contract/tasks/endpoints.ts'
import { ofTasks } from '../../contract/tasks/history.ts'
import { demand } from '../platform/actor.ts'
import type { Reading } from '../platform/database/tx.ts'
import { listRecords } from '../platform/records/list.ts'
import { historyRoutes } from '../platform/records/history-routes.ts'
import { namesRoute } from '../platform/records/names.ts'
import { outsideRoutes } from '../platform/records/outside-routes.ts'
import { refolding, refoldJob } from '../platform/records/refold.ts'
import { readRecord } from '../platform/records/read.ts'
import { plainBulk } from '../platform/records/write/verbs.ts'
import { route, type Slice } from '../platform/slice.ts'
import { createComment, deleteComment, patchComment } from './actions/comments.ts'
import { createTask, createTasks, deleteTask, patchTask } from './actions/tasks.ts'
import { commentsOf } from './queries/comments.ts'
import { taskComments, tasks as record } from './record.ts'
import { commentVerbs, taskVerbs, titleOf } from './verbs.ts'

const calls = {
  create: createTask,
  change: patchTask,
  read: (reading: Reading, id: string) => readRecord<contract.Task>(record, reading, id),
}

export const tasks: Slice = {
  name: 'tasks',
  records: [record, taskComments],
  verbs: { task: taskVerbs, task_comment: commentVerbs },
  jobs: [refoldJob(refolding(record))],
  bulk: { task: { ...plainBulk(record, titleOf), create: createTasks } },
  tables: ['tasks', 'task_external_ids', 'task_comments'],
  routes: [
    route(contract.listTasks, ({ tx, query }) => listRecords<contract.TaskListItem>(record, tx, query)),
    route(contract.getTask, ({ tx, params }) => calls.read(tx, params.id)),
    route(contract.createTask, ({ tx, body }) => createTask(tx, body)),
    route(contract.patchTask, ({ tx, params, body, version }) => {
      demand(tx.actor, record.read)
      return patchTask(tx, params.id, body, version)
    }),
    namesRoute(record, contract.nameTasks),
    route(contract.deleteTask, async ({ tx, params, version }) => {
      await deleteTask(tx, params.id, version)
      return undefined
    }),
    ...outsideRoutes(record, contract.tasksOutside, calls),
    ...historyRoutes(record, ofTasks),
    route(contract.listTaskComments, ({ tx, params, query }) => commentsOf(tx, params.id, query)),
    route(contract.createTaskComment, ({ tx, params, body }) => createComment(tx, params.id, body)),
    route(contract.patchTaskComment, ({ tx, params, body, version }) =>
      patchComment(tx, params.id, params.comment_id, body, version),
    ),
    route(contract.deleteTaskComment, async ({ tx, params }) => {
      await deleteComment(tx, params.id, params.comment_id)
      return undefined
    }),
  ],
  constraints: {
    tasks_pkey: { code: 'conflict', field: 'id', message: 'Another task has this id.' },
    tasks_performer_id_fkey: { code: 'invalid', field: 'performer_id', problem: 'staff_unknown' },
  },
}
