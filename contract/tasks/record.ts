import { defineFields, defineRecord, fieldList, idColumn, type Field, type RecordValues } from '../platform/record.ts'

/**
 * Something to do, for a customer or on its own. `due_on` is the day by which; `due_at` the moment, where one is given.
 * It is personal as a whole: what staff are to do for somebody tells of them.
 */
export const taskFields = defineFields({
  title: {
    kind: 'text',
    required: true,
    personal: true,
    common: true,
    listed: 'shown',
    filterable: true,
    sortable: true,
    searchable: true,
    max: 255,
  },
  details: {
    kind: 'long_text',
    personal: true,
    common: true,
    listed: true,
    filterable: true,
    searchable: true,
    max: 10_000,
  },
  due_on: { kind: 'date', listed: 'shown', filterable: true, sortable: true },
  due_at: { kind: 'instant', listed: true, filterable: true },
  performer_id: { kind: 'reference', refers: 'staff', me: true, listed: 'shown', filterable: true, sortable: true },
  customer_id: { kind: 'reference', refers: 'customers', listed: 'shown', filterable: true },
  completed: { kind: 'flag', listed: 'shown', filterable: true },
  completed_at: { kind: 'instant', access: 'system', listed: true, filterable: true, sortable: true },
  author_id: { kind: 'reference', access: 'system', refers: 'staff', me: true, listed: true, filterable: true },
  external_ids: { kind: 'external_ids', identifying: true, listed: true, filterable: true },
  created_at: { kind: 'instant', access: 'system', listed: true, filterable: true, sortable: true },
  updated_at: { kind: 'instant', access: 'system' },
})

/** Not completed, and its day or moment has passed. Asked by filters; a task without a day is never overdue. */
export const overdue: Field = { name: 'overdue', kind: 'flag', filterable: true }

export const taskRecord = defineRecord({
  type: 'task',
  resource: 'tasks',
  fields: taskFields,
  read: 'tasks.read',
  owners: ['customer'],
  verbs: ['created', 'changed', 'deleted'],
  putBack: ['created', 'changed', 'deleted'],
  listed: true,
  asks: [overdue],
  extras: [idColumn],
  headings: {
    id: 'taskid aufgabenid',
    title: 'subject summary name todo what betreff titel bezeichnung was',
    details: 'description text note notes comment beschreibung notiz notizen bemerkung',
    due_on: 'duedate dueon deadline date fälligam fälligkeit termin frist datum',
    due_at: 'duetime reminder erinnerung',
    performer: 'assignee assignedto performer responsible owner zuständig bearbeiter verantwortlich',
    customer: 'customernumber customerno customeremail client kundennummer kundennr',
    completed: 'completed finished closed isdone fertig abgeschlossen',
  },
})

/** What somebody wrote on a task. */
export const taskCommentFields = defineFields({
  text: { kind: 'long_text', required: true, personal: true, common: true, filterable: true, max: 10_000 },
  created_at: { kind: 'instant', access: 'system', filterable: true },
})

export const taskCommentRecord = defineRecord({
  type: 'task_comment',
  resource: 'task_comments',
  fields: taskCommentFields,
  read: 'tasks.read',
  owners: ['task'],
  verbs: ['created', 'changed', 'deleted'],
  putBack: ['created', 'deleted'],
})

export const taskFieldList = fieldList(taskFields)
export type TaskValues = RecordValues<typeof taskFields>
