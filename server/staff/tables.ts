import type { Generated } from 'kysely'
import type { StaffLanguage } from '../../contract/settings/settings.ts'

declare module '../platform/database/db.ts' {
  interface Tables {
    staff: {
      id: string
      email: string
      name: string
      language: StaffLanguage
      active: boolean
      password_hash: string | null
      all_sites: boolean
      last_sign_in_at: string | null
      version: Generated<number>
      created_at: Generated<string>
    }
    staff_roles: { staff_id: string; role_id: string }
    staff_sites: { staff_id: string; site_id: string }
    staff_preferences: { staff_id: string; key: string; value: unknown }
    staff_sessions: {
      id: string
      staff_id: string
      token_hash: Buffer
      address: string
      user_agent: string
      created_at: Generated<string>
      last_seen_at: Generated<string>
      expires_at: string
    }
    password_links: { staff_id: string; token_hash: Buffer; expires_at: string }
  }
}
