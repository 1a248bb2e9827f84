import type { TFunction } from 'i18next'
import { downloadExport } from '../../contract/exports/exports.ts'
import type { Job, JobState } from '../../contract/platform/jobs.ts'
import { href } from '../platform/api.ts'

export const stateColors: Record<JobState, string> = {
  queued: 'gray',
  running: 'accent',
  done: 'green',
  failed: 'red',
  cancelled: 'orange',
}

/** What kind of work it is; a kind without a label shows its name. */
export const kindLabel = (t: TFunction, kind: string): string =>
  t(`jobs.kinds.${kind}` as 'jobs.title', { defaultValue: kind })

/** What a job is called: its kind, and what it works on. */
export function jobName(t: TFunction, job: Pick<Job, 'kind' | 'title'>): string {
  const kind = kindLabel(t, job.kind)
  return job.title ? `${kind}: ${job.title}` : kind
}

export const isOpen = (job: Pick<Job, 'state'>): boolean => job.state === 'queued' || job.state === 'running'

export type ResultPart = { key: string; label: string } & (
  { count: number } | { text: string } | { file: string } | { address: string }
)

/** The parts of a result that can be read: counts, words, and files (keys that end in `file_id`). */
export function resultParts(t: TFunction, result: unknown): ResultPart[] {
  if (typeof result !== 'object' || result === null) return []
  return Object.entries(result).flatMap(([key, value]): ResultPart[] => {
    const label = t(`jobs.results.${key}` as 'jobs.results.rows', { defaultValue: key.replaceAll('_', ' ') })
    if (key === 'files') return exportedFiles(value)
    if (key.endsWith('file_id')) return typeof value === 'string' ? [{ key, label, file: value }] : []
    if (typeof value === 'number') return [{ key, label, count: value }]
    return typeof value === 'string' ? [{ key, label, text: value }] : []
  })
}

/** Files of an export, each with its address. */
function exportedFiles(value: unknown): ResultPart[] {
  if (!Array.isArray(value)) return []
  return (value as { export_id: string; file_id: string; name: string }[]).map(({ export_id: id, file_id, name }) => ({
    key: file_id,
    label: name,
    address: href(downloadExport, { params: { id, file_id } }),
  }))
}
