import type { ColumnType, Generated } from 'kysely'

export interface OutgoingMailTable {
  id: string
  state: 'queued' | 'held' | 'sent' | 'failed' | 'withdrawn'
  purpose: string
  confidential: Generated<boolean>
  customer_id: string | null
  to: string
  subject: string
  text: string | null
  html: string | null
  attempts: Generated<number>
  last_error: string | null
  job_id: string | null
  created_at: ColumnType<string, string | Date | undefined, never>
  created_by_kind: 'staff' | 'api_key' | 'system'
  created_by_id: string | null
  created_by_name: string
  sent_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>
}

declare module '../database/db.ts' {
  interface Tables {
    outgoing_mail: OutgoingMailTable
  }
}
