import { uuid, words } from '../platform/documentation/words.ts'

/** What the fields of tasks mean, for the OpenAPI document. */
export const taskWords = words({
  Task: 'Something to do.',
  TaskComment: 'What somebody wrote on a task.',
  TaskCommentInput: 'A comment to write.',
  TaskCommentPatch: 'What changes of a comment.',
  'Task*.title': 'What is to be done, in a line.',
  TaskBulkCreateInput: 'Which customers get a task, and what task.',
  'TaskBulkCreateInput.values': 'The task that each of them gets.',
  TaskBulkCreateValues: 'What stands in each of the tasks.',
  TaskBulkRemove: 'Deletes each task with its comments.',
  details: 'More about it.',
  due_on: 'The day by which.',
  due_at: 'The moment by which, where there is one; its day is `due_on`.',
  performer_id: 'The member of staff who does it; null: whoever comes first.',
  completed: 'Whether it is done.',
  completed_at: 'Since when it is done.',
  overdue: 'Whether it is not done though its day or moment has passed.',
  comments: 'How many comments there are.',
})

/** What the parameters of their paths and queries mean. */
export const taskParameters = { comment_id: uuid('Id of the comment.') }
