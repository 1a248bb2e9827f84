import { asOfWords, moment, uuid, words } from '../documentation/words.ts'

const title = 'What is to be done, in a line.'

/** What the fields of tasks mean, for the OpenAPI document. */
export const taskWords = {
  ...asOfWords('TaskAsOf'),
  ...words({
    Task: 'Something to do.',
    TaskListItem: 'A task of a list.',
    TaskInput: 'A task to write.',
    TaskPatch: 'What changes of a task.',
    TaskName: 'What a task is called.',
    TaskPut: 'A task to write, or what changes of it.',
    TaskAsOf: 'A task as it was at a moment.',
    'TaskAsOf.task': 'The task; null: it was not there yet.',
    TaskComment: 'What somebody wrote on a task.',
    TaskCommentInput: 'A comment to write.',
    TaskCommentPatch: 'What changes of a comment.',
    'Task.title': title,
    'TaskListItem.title': title,
    'TaskInput.title': title,
    'TaskPatch.title': title,
    'TaskPut.title': title,
    TaskBulkInput: 'What is to be done to which tasks.',
    TaskBulkChange: 'Fields to set. Everything else stays.',
    'TaskBulkChange.set': 'Fields that get the same value everywhere.',
    TaskBulkCreateInput: 'Which customers get a task, and what task.',
    'TaskBulkCreateInput.values': 'The task that each of them gets.',
    TaskBulkCreateValues: 'What stands in each of the tasks.',
    'TaskBulkCreateValues.title': title,
    TaskBulkValues: 'Fields that get the same value everywhere; `null` empties a field.',
    TaskBulkRemove: 'Deletes each task with its comments.',
    'TaskBulkValues.title': title,
    details: 'More about it.',
    due_on: 'The day by which.',
    due_at: 'The moment by which, where there is one; its day is `due_on`.',
    performer_id: 'The member of staff who does it; null: whoever comes first.',
    completed: 'Whether it is done.',
    completed_at: 'Since when it is done.',
    overdue: 'Whether it is not done though its day or moment has passed.',
    comments: 'How many comments there are.',
  }),
}

/** What the parameters of their paths and queries mean. */
export const taskParameters = { comment_id: uuid('Id of the comment.'), 'taskAsOfMoment.at': moment('The moment.') }
