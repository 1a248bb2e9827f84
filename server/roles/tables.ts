import type { Generated } from 'kysely'

declare module '../platform/database/db.ts' {
  interface Tables {
    roles: {
      id: string
      code: string
      name: string
      permissions: string[]
      predefined: Generated<boolean>
      version: Generated<number>
      created_at: Generated<string>
    }
  }
}
