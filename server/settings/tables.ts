import type { Generated } from 'kysely'

declare module '../platform/database/db.ts' {
  interface Tables {
    settings: {
      only_row: Generated<boolean>
      changed: Record<string, unknown>
      version: Generated<number>
      updated_at: Generated<string>
    }
  }
}
