import type { Failure } from '../../../contract/platform/failure.ts'
import { problem } from '../../../contract/platform/problems.ts'
import { isDiskFull } from '../disk/full.ts'
import { Refusal, toldBy } from '../refusal.ts'
import { Interruption } from './context.ts'
import type { JobContext } from './jobs.ts'
import { cut } from '../../../contract/platform/line.ts'

/** Why a job failed, as it is kept: the code of a refusal with what its sentence speaks of, or whatever was thrown. */
export function failureOf(error: unknown): Failure {
  if (!(error instanceof Refusal)) {
    if (isDiskFull(error)) return problem('disk_full')
    const why = error instanceof Error ? error.message : String(error)
    return problem('unforeseen', { why: cut(why, 500) || '?' })
  }
  const { code, message, params = wordsOf(error.data) } = toldBy(error)
  return { code, message, ...(params && { params }) }
}

/** How a job that can go on ends by what was thrown; null where it does not, and is tried again. */
export function endingBy(job: Pick<JobContext, 'last_attempt'>, error: unknown): 'cancelled' | 'failed' | null {
  if (error instanceof Interruption) return error.why === 'cancelled' ? 'cancelled' : null
  if (error instanceof Refusal) return 'failed'
  return job.last_attempt && !isDiskFull(error) ? 'failed' : null
}

/** Of what an error carries, only what a sentence can name. */
function wordsOf(data: unknown): Record<string, unknown> | undefined {
  if (typeof data !== 'object' || data === null) return undefined
  const words = Object.entries(data).filter(([, value]) => typeof value === 'string' || typeof value === 'number')
  return words.length > 0 ? Object.fromEntries(words) : undefined
}
