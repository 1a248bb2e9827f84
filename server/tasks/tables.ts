import type { Generated } from 'kysely'
import type { TaskValues } from '../../contract/tasks/record.ts'

declare module '../platform/database/db.ts' {
  interface Tables {
    tasks: TaskValues & {
      id: string
      version: Generated<number>
      author_name: string
      search: string
      search_public: string
    }
    task_comments: {
      id: string
      version: Generated<number>
      task_id: string
      created_at: string
      updated_at: string
      author_kind: string
      author_id: string | null
      author_name: string
      text: string
    }
  }
}
