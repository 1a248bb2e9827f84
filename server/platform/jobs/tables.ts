import type { ColumnType, Generated } from 'kysely'
import type { Failure } from '../../../contract/platform/failure.ts'

type State = 'queued' | 'running' | 'done' | 'failed' | 'cancelled'
type Instant = ColumnType<string, string | Date | undefined, string | Date>
type Json = ColumnType<unknown, string | undefined, string>

export interface JobRunsTable {
  id: string
  kind: string
  title: string | null
  params: Json
  state: Generated<State>
  background: Generated<boolean>
  resumable: boolean
  schedule: string | null
  progress: Generated<number>
  total: number | null
  note: string | null
  checkpoint: ColumnType<unknown, string | null | undefined, string | null>
  result: ColumnType<unknown, string | null | undefined, string | null>
  error: ColumnType<Failure | null, string | null | undefined, string | null>
  attempts: Generated<number>
  max_attempts: number
  interruptions: Generated<number>
  worker_id: string | null
  claim: string | null
  actor_kind: 'staff' | 'api_key' | 'system'
  actor_id: string | null
  actor_name: string
  /** Where days are meant that its parameters ask for. */
  time_zone: Generated<string>
  created_at: Instant
  run_at: Instant
  started_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>
  finished_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>
  cancel_requested_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>
}

export interface JobWorkersTable {
  id: string
  started_at: Instant
  seen_at: Instant
}

declare module '../database/db.ts' {
  interface Tables {
    job_runs: JobRunsTable
    job_workers: JobWorkersTable
  }
}
