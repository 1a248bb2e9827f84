import { words } from '../platform/documentation/words.ts'

/** What the names of roles mean, for the OpenAPI document. */
export const roleWords = words({
  Role: 'A named set of permissions.',
  RoleInput: 'A new role.',
  RolePatch: 'What changes of a role.',
  RoleName: 'A role as other records mention it.',
  staff_count: 'How many members of staff hold it.',
  api_key_count: 'How many keys hold it.',
})
