import { z } from 'zod'
import { actor } from '../platform/actor.ts'
import { batchEndpoint } from '../platform/batch-endpoint.ts'
import { endpoint } from '../platform/endpoint.ts'
import { getByExternalIdEndpoint, putByExternalIdEndpoint } from '../platform/external-id-endpoints.ts'
import {
  besideFields,
  createEndpoint,
  deleteEndpoint,
  getEndpoint,
  lentValues,
  listEndpoint,
  patchEndpoint,
  type Resource,
} from '../platform/record-endpoints.ts'
import { namesEndpoint } from '../platform/names-endpoint.ts'
import { createSchema, patchSchema, putSchema, recordSchema } from '../platform/schemas.ts'
import { taskCommentFields, taskFields } from './record.ts'

const beside = { ...besideFields, author_name: z.string(), overdue: z.boolean(), comments: z.number().int() }

/** One task of a list. */
export const taskListItem = recordSchema(taskFields, { ...beside, ...lentValues }, 'TaskListItem')
export const task = recordSchema(taskFields, beside, 'Task')
export type TaskListItem = z.output<typeof taskListItem>
export type Task = z.output<typeof task>

export const taskCreate = createSchema(taskFields, {}, 'TaskInput')
export const taskPatch = patchSchema(taskFields, {}, 'TaskPatch')
export const taskPut = putSchema(taskFields, {}, 'TaskPut')
export type TaskCreate = z.output<typeof taskCreate>
export type TaskPatch = z.output<typeof taskPatch>

export const tasksResource = {
  resource: 'tasks',
  one: 'task',
  many: 'tasks',
  tag: 'Tasks',
  read: 'tasks.read',
} as const satisfies Resource
const days =
  '`due_on` is the day by which, `due_at` the moment, which brings its day (in UTC) along unless `due_on` is given as well.'

const errors = ['external_id_taken', 'not_active'] as const

export const listTasks = listEndpoint(
  tasksResource,
  taskListItem,
  'Newest first unless `sort` says otherwise. Without `tasks.all`: those that one performs or has written; of customers, only of those that one may see.',
)
export const getTask = getEndpoint(tasksResource, task)
export const createTask = createEndpoint(tasksResource, {
  access: 'tasks.write',
  body: taskCreate,
  response: task,
  description: `${days} Without \`performer_id\` it is for whoever creates it, or for nobody where that is a program.`,
  errors,
})
export const patchTask = patchEndpoint(tasksResource, {
  access: 'tasks.write',
  body: taskPatch,
  response: task,
  description: `${days} \`completed\` completes it or opens it again. Needs \`tasks.read\` as well.`,
  errors,
})
export const deleteTask = deleteEndpoint(
  tasksResource,
  'tasks.write',
  'Its comments go with it. Its history can bring it back.',
)

const rights = 'Needs `tasks.write`.'

export const nameTasks = namesEndpoint(tasksResource)
export const getTaskByExternalId = getByExternalIdEndpoint(tasksResource, task)
export const putTaskByExternalId = putByExternalIdEndpoint(tasksResource, {
  body: taskPut,
  response: task,
  description: rights,
  errors,
})
export const batchTasks = batchEndpoint(tasksResource, {
  create: taskCreate,
  patch: taskPatch,
  put: taskPut,
  response: task,
  description: rights,
  errors,
})

export const tasksOutside = { get: getTaskByExternalId, put: putTaskByExternalId, batch: batchTasks }

/** What somebody wrote on a task. */
export const taskComment = recordSchema(
  taskCommentFields,
  { id: z.string(), version: z.number().int(), author: actor, updated_at: z.string() },
  'TaskComment',
)
export type TaskComment = z.output<typeof taskComment>
export const taskCommentInput = createSchema(taskCommentFields, {}, 'TaskCommentInput')
export const taskCommentPatch = patchSchema(taskCommentFields, {}, 'TaskCommentPatch')

const id = z.guid()
const ofTask = z.object({ id })
const one = z.object({ id, comment_id: id })
const comments = { path: '/tasks/:id/comments', tag: 'Tasks' } as const

export const listTaskComments = endpoint({
  id: 'listTaskComments',
  method: 'GET',
  ...comments,
  access: 'tasks.read',
  summary: 'List the comments on a task, newest first',
  errors: ['bad_cursor'],
  params: ofTask,
  query: z.object({
    limit: z.coerce.number().int().min(1).max(200).default(50),
    after: z.string().max(2_000).optional(),
  }),
  response: z.object({ items: z.array(taskComment), next: z.string().nullable() }).meta({ id: 'TaskCommentList' }),
})

export const createTaskComment = endpoint({
  id: 'createTaskComment',
  method: 'POST',
  ...comments,
  access: 'tasks.write',
  summary: 'Comment on a task',
  params: ofTask,
  body: taskCommentInput,
  response: taskComment,
  creates: true,
})

export const patchTaskComment = endpoint({
  id: 'patchTaskComment',
  method: 'PATCH',
  path: '/tasks/:id/comments/:comment_id',
  access: 'tasks.write',
  tag: 'Tasks',
  summary: 'Change one’s own comment',
  errors: ['forbidden'],
  params: one,
  body: taskCommentPatch,
  response: taskComment,
  versioned: true,
})

export const deleteTaskComment = endpoint({
  id: 'deleteTaskComment',
  method: 'DELETE',
  path: '/tasks/:id/comments/:comment_id',
  access: 'tasks.write',
  tag: 'Tasks',
  summary: 'Delete one’s own comment',
  errors: ['forbidden'],
  params: one,
})
