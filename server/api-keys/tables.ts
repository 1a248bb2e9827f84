import type { Generated } from 'kysely'

declare module '../platform/database/db.ts' {
  interface Tables {
    api_keys: {
      id: string
      name: string
      prefix: string
      key_hash: Buffer
      role_id: string | null
      all_sites: boolean
      requests_per_minute: number | null
      expires_at: string | null
      last_used_at: string | null
      revoked_at: string | null
      created_at: Generated<string>
      created_by: string
    }
    api_key_sites: { api_key_id: string; site_id: string }
  }
}
