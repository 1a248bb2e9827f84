import type { ColumnType } from 'kysely'

export interface FilesTable {
  id: string
  key: string
  name: string
  media_type: string
  size: number
  sha256: string
  purpose: string
  customer_id: string | null
  created_at: ColumnType<string, string | Date | undefined, never>
  created_by_kind: 'staff' | 'api_key' | 'system'
  created_by_id: string | null
  created_by_name: string
  expires_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>
}

declare module '../database/db.ts' {
  interface Tables {
    files: FilesTable
  }
}
