import type { Generated } from 'kysely'

declare module '../platform/database/db.ts' {
  interface Tables {
    setup_codes: { code_hash: Buffer; created_at: Generated<string> }
  }
}
