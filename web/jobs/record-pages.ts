import type { JobRow } from '../../contract/platform/jobs.ts'
import { viewOf } from '../records/views.ts'

/** Page of the record that a row of a job tells of; null where it has none, or is gone. */
export function recordPath({ subject_type, subject_id }: Pick<JobRow, 'subject_type' | 'subject_id'>): string | null {
  return subject_id === null ? null : (viewOf(subject_type)?.href?.(subject_id) ?? null)
}
