import type { TFunction } from 'i18next'
import { ApiError } from '../platform/api-error.ts'
import type { Formats } from '../platform/formats.ts'

/** A lock-out told with its time; null for any other error. The API says how long in seconds. */
export function lockOutText(t: TFunction, formats: Formats, error: unknown): string | null {
  if (!(error instanceof ApiError) || error.code !== 'locked_out') return null
  const seconds = (error.data as { seconds?: unknown } | undefined)?.seconds
  if (typeof seconds !== 'number') return null
  const until = new Date(Date.now() + seconds * 1_000)
  return t('session.locked_out', { when: formats.relative(until), time: formats.time(until) })
}
