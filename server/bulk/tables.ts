import type { ColumnType } from 'kysely'
import type { BulkAction } from '../../contract/platform/bulk.ts'

declare module '../platform/database/db.ts' {
  interface Tables {
    bulk_actions: { id: string; run_id: string; resource: string; action: ColumnType<BulkAction, string, string> }
    bulk_targets: { bulk_id: string; place: number; subject_id: string; version: number | null }
  }
}
