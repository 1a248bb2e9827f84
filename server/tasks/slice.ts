import * as contract from '../../contract/tasks/endpoints.ts'
import { ofTasks } from '../../contract/tasks/history.ts'
import { listRecords } from '../platform/records/list.ts'
import { demandByExternalId } from '../platform/records/external-ids.ts'
import { historyRoutes } from '../platform/records/history-routes.ts'
import { readRecord } from '../platform/records/read.ts'
import { batch } from '../platform/records/write/batch.ts'
import { putByExternalId } from '../platform/records/write/put.ts'
import { route, type Slice } from '../platform/slice.ts'
import { createComment, deleteComment, patchComment } from './actions/comments.ts'
import { createTask, deleteTask, patchTask } from './actions/tasks.ts'
import { bulk } from './bulk.ts'
import { commentsOf } from './queries/comments.ts'
import { taskComments, tasks as record } from './record.ts'
import { commentVerbs, taskVerbs } from './verbs.ts'

const calls = { create: createTask, change: patchTask }

export const tasks: Slice = {
  name: 'tasks',
  records: [record, taskComments],
  verbs: { task: taskVerbs, task_comment: commentVerbs },
  bulk: { task: bulk },
  tables: ['tasks', 'task_external_ids', 'task_comments'],
  routes: [
    route(contract.listTasks, ({ tx, query }) => listRecords<contract.TaskListItem>(record, tx, query)),
    route(contract.getTask, ({ tx, params }) => readRecord<contract.Task>(record, tx, params.id)),
    route(contract.createTask, ({ tx, body }) => createTask(tx, body)),
    route(contract.patchTask, ({ tx, params, body, version }) => patchTask(tx, params.id, body, version)),
    route(contract.getTaskByExternalId, async ({ tx, params }) =>
      readRecord<contract.Task>(record, tx, await demandByExternalId(record, tx, params)),
    ),
    route(contract.putTaskByExternalId, (call) => putByExternalId(call, record, calls)),
    route(contract.batchTasks, ({ tx, body }) => batch(tx, record, calls, body.items)),
    route(contract.deleteTask, async ({ tx, params, version }) => {
      await deleteTask(tx, params.id, version)
      return undefined
    }),
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
    tasks_performer_id_fkey: { code: 'invalid', field: 'performer_id', problem: 'staff_unknown' },
    tasks_customer_id_fkey: { code: 'invalid', field: 'customer_id', problem: 'record_unknown' },
    task_external_ids_key: {
      code: 'external_id_taken',
      field: 'external_ids',
      message: 'Another task has this external id.',
    },
  },
}
