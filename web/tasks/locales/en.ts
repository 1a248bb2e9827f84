import { taskLabels } from '../../../contract/tasks/labels.ts'

/** Words of tasks, and those that stand among the words of others. */
export const tasks = {
  tasks: {
    ...taskLabels.en,
    filter: {
      has: 'Has a task',
      hasNo: 'Has no task',
      hasMany_one: 'Has at least {{count}} task',
      hasMany_other: 'Has at least {{count}} tasks',
    },
  },
  journal: {
    kinds: {
      'task.created': 'Task created',
      'task.changed': 'Task changed',
      'task.deleted': 'Task deleted',
      'task_comment.created': 'Comment on a task written',
      'task_comment.changed': 'Comment on a task changed',
      'task_comment.deleted': 'Comment on a task deleted',
    },
  },
  jobs: {
    kinds: {
      'tasks.bulk': 'Change tasks',
      'tasks.bulk_remove': 'Delete tasks',
      'tasks.export': 'Export tasks',
    },
  },
  exports: { parts: { tasks: 'Tasks' } },
  permissions: {
    'tasks.read': { label: 'See own tasks', about: 'Shows the tasks that one performs or has written.' },
    'tasks.all': { label: 'See all tasks', about: 'Shows the tasks of everybody, and those of nobody.' },
    'tasks.write': { label: 'Write tasks', about: 'Creates, changes, completes and deletes the tasks that one sees.' },
    'tasks.import': { label: 'Import tasks', about: 'Brings in files of tasks.' },
    'tasks.export': { label: 'Export tasks', about: 'Takes tasks away in files.' },
  },
  roles: { groups: { tasks: 'Tasks' } },
} as const
