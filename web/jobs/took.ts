import type { Job } from '../../contract/platform/jobs.ts'
import type { Formats } from '../platform/formats.ts'

/** How long a job has taken, or takes by now; empty before it has started. */
export function tookText(formats: Formats, job: Pick<Job, 'started_at' | 'finished_at'>, now = Date.now()): string {
  if (job.started_at === null) return ''
  const end = job.finished_at === null ? now : new Date(job.finished_at).getTime()
  const seconds = Math.max(0, (end - new Date(job.started_at).getTime()) / 1_000)
  const unit = (value: number, name: string, digits = 0): string =>
    formats.number(value, { style: 'unit', unit: name, unitDisplay: 'short', maximumFractionDigits: digits })
  if (seconds < 60) return unit(seconds, 'second', seconds < 10 ? 1 : 0)
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return `${unit(minutes, 'minute')} ${unit(Math.floor(seconds % 60), 'second')}`
  return `${unit(Math.floor(minutes / 60), 'hour')} ${unit(minutes % 60, 'minute')}`
}
