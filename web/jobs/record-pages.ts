import type { JobRow } from '../../contract/jobs.ts'

/** Pages of the records that jobs work on, by type: each that has one is a line here. */
const pages: Record<string, (id: string) => string> = {
  customer: (id) => `/customers/${id}`,
}

/** Page of the record that a row of a job tells of; null where it has none, or is gone. */
export function recordPath({ subject_type, subject_id }: Pick<JobRow, 'subject_type' | 'subject_id'>): string | null {
  return subject_id === null ? null : (pages[subject_type]?.(subject_id) ?? null)
}
