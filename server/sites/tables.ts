import type { Generated } from 'kysely'

declare module '../platform/database/db.ts' {
  interface Tables {
    sites: {
      id: string
      code: string
      name: string
      active: boolean
      is_default: Generated<boolean>
      languages: string[]
      currencies: string[]
      countries: string[]
      position: number
      version: Generated<number>
      created_at: Generated<string>
      updated_at: Generated<string>
    }
  }
}
