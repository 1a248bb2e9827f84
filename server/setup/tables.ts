import type { Generated } from 'kysely'

declare module '../platform/db.ts' {
  interface Tables {
    setup_codes: { code_hash: Buffer; created_at: Generated<string> }
  }
}
