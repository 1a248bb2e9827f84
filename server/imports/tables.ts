import type { ColumnType, Generated } from 'kysely'
import type { Failure } from '../../contract/platform/failure.ts'
import type { ImportOutcome, ImportState } from '../../contract/imports/imports.ts'
import type { ImportEncoding, ImportSettings } from '../../contract/imports/settings.ts'

type Instant = ColumnType<string, string | Date | undefined, string | Date>
type Maybe = ColumnType<string | null, string | Date | null | undefined, string | Date | null>
type Json<T> = ColumnType<T, string, string>

export interface ImportsTable {
  id: string
  file_id: string | null
  file_name: string
  profile: string | null
  dry_run: boolean
  settings: Json<ImportSettings>
  encoding: ImportEncoding | null
  delimiter: string | null
  sheet: string | null
  header_row: number | null
  state: Generated<ImportState>
  error: ColumnType<Failure | null, string | null | undefined, string | null>
  last_row: Generated<number>
  total: number | null
  read: Generated<number>
  created: Generated<number>
  updated: Generated<number>
  unchanged: Generated<number>
  skipped: Generated<number>
  refused: Generated<number>
  warnings: Generated<number>
  job_id: string | null
  error_file_id: string | null
  created_by_kind: 'staff' | 'api_key' | 'system'
  created_by_id: string | null
  created_by_name: string
  created_at: Instant
  progress_at: Instant
  finished_at: Maybe
}

export interface ImportProblemsTable {
  import_id: string
  n: ColumnType<number, never, never>
  row_number: number
  column_name: string | null
  value: string | null
  outcome: ImportOutcome | null
  code: string
  message: string
  params: Json<Record<string, unknown>> | null
  customer_id: string | null
  record_id: string | null
}

export interface ImportProfilesTable {
  id: string
  name: string
  settings: Json<ImportSettings>
  version: Generated<number>
  created_at: Instant
  updated_at: Instant
}

declare module '../platform/database/db.ts' {
  interface Tables {
    imports: ImportsTable
    import_problems: ImportProblemsTable
    import_profiles: ImportProfilesTable
  }
}
