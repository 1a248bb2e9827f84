/** `tasks.read` shows the tasks that one performs or has written, `tasks.all` those of everybody. */
export const taskPermissions = ['tasks.read', 'tasks.all', 'tasks.write', 'tasks.import', 'tasks.export'] as const

type TaskPermission = (typeof taskPermissions)[number]

/** What the predefined roles may do with tasks. */
export const taskRoles = {
  manager: taskPermissions,
  support: ['tasks.read', 'tasks.all', 'tasks.write'],
  integration: taskPermissions,
  viewer: ['tasks.read', 'tasks.all'],
} as const satisfies Record<string, readonly TaskPermission[]>
