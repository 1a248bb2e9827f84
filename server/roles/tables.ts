import type { Generated } from 'kysely'

declare module '../platform/db.ts' {
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
