import type { ColumnType, Generated } from 'kysely'
import type { Failure } from '../../contract/platform/failure.ts'
import type { ExportInput, ExportPart } from '../../contract/exports/exports.ts'
import type { StaffLanguage } from '../../contract/settings/settings.ts'
import type { Actor } from '../platform/actor.ts'
import type { Source } from '../platform/database/tx.ts'

/** What was asked for, with nothing left open. */
export type ExportRequest = Omit<ExportInput, 'columns' | 'language' | 'time_zone' | 'delimiter'> & {
  columns: NonNullable<ExportInput['columns']>
  language: StaffLanguage
  time_zone: string
  delimiter: NonNullable<ExportInput['delimiter']>
}

/** The same without personal values. */
export interface ToldRequest {
  /** Older ones are about customers and do not say so. */
  resource?: ExportInput['resource']
  format: ExportInput['format']
  values: ExportInput['values']
  addresses: ExportInput['addresses']
  language: StaffLanguage
  columns: string[]
  filter: Record<string, unknown> | null
  searched: boolean
  picked: number | null
  sort: string | null
}

type Moment = ColumnType<string, string | Date | undefined, string | Date>

export interface ExportsTable {
  id: string
  name: string
  state: Generated<'queued' | 'running' | 'done' | 'failed' | 'cancelled'>
  error: ColumnType<Failure | null, string | null | undefined, string | null>
  request: ColumnType<ExportRequest | null, string | null, string | null>
  told: ColumnType<ToldRequest, string, string>
  personal: boolean
  site_ids: string[] | null
  sees_all: boolean
  source: Source
  rows: number | null
  address_rows: number | null
  members: Buffer | null
  job_id: string | null
  created_by_kind: Actor['kind']
  created_by_id: string | null
  created_by_name: string
  created_at: Moment
  finished_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>
  expires_at: Moment
}

declare module '../platform/database/db.ts' {
  interface Tables {
    exports: ExportsTable
    export_files: { export_id: string; part: ExportPart; file_id: string }
  }
}
