import type { ErrorCode } from '../../../contract/platform/errors.ts'
import { problem, type ProblemCode } from '../../../contract/platform/problems.ts'
import { isAway, NoAnswer } from '../database/outage.ts'
import { isDiskFull, refuseFull } from '../disk/full.ts'
import { Refusal, refuseProblem } from '../refusal.ts'

/** What a named constraint of the database means to the person: code, field and sentence, or the problem that has one. */
export type Constraints = Record<
  string,
  { code: ErrorCode; field?: string; message: string } | { code: ErrorCode; field: string; problem: ProblemCode }
>

/** Turns whatever was thrown into the one refusal that is answered. Unknown failures say nothing of their inside. */
export function asRefusal(error: unknown, constraints: Constraints): Refusal {
  if (error instanceof Refusal) return error
  const { code, constraint, statusCode } = error as { code?: string; constraint?: string; statusCode?: number }
  const known = constraint ? constraints[constraint] : undefined
  if (known && 'problem' in known) return refuseProblem(known.code, known.field, known.problem)
  if (known) {
    const { field, message } = known
    return new Refusal(known.code, message, field ? { fields: { [field]: { code: known.code, message } } } : {})
  }
  if (code === '57014')
    return new Refusal(
      'narrow_this',
      'This question takes too long. Narrow it: add a filter, or more letters to the search.',
    )
  if (code === '22021' || code === '22P05')
    return new Refusal('invalid', 'A text contains the character U+0000, which cannot be kept.', {
      fields: { '': problem('control_characters') },
    })
  if (code === '22008')
    return new Refusal('invalid', 'A date is outside of what can be kept.', { fields: { '': problem('year') } })
  if (code === '40P01' || code === '40001' || code === '55P03')
    return new Refusal('busy', 'Somebody else was changing the same records. Try again.')
  if (isDiskFull(error)) return refuseFull()
  if (error instanceof NoAnswer) return new Refusal('busy', toldOf(error))
  if (isAway(error)) return new Refusal('busy', 'The database is not reachable at the moment. Try again.')
  // 403 is said of paths such as `//x`, which name no file of the pages.
  if (statusCode === 404 || statusCode === 403) return new Refusal('not_found', 'There is nothing at this address.')
  if (statusCode === 414) return new Refusal('too_large', 'The address of the request is too long.')
  if (statusCode === 413) return new Refusal('too_large', 'The request is too large.')
  if (statusCode === 415) return new Refusal('unsupported_media_type', 'Send JSON: Content-Type: application/json.')
  if (code === 'FST_ERR_BAD_URL' || code === 'FST_ERR_INVALID_URL')
    return new Refusal(
      'bad_request',
      'The address of the request cannot be read: after "%" come two hexadecimal digits.',
    )
  if (code === 'FST_ERR_CTP_INVALID_CONTENT_LENGTH')
    return new Refusal('bad_request', 'The body is not as long as Content-Length says.')
  if (statusCode === 400) return new Refusal('bad_json', 'The body of the request is not valid JSON.')
  if (statusCode === 429) return new Refusal('busy', 'Too many requests. Try again in a moment.')
  return new Refusal('internal', 'Something went wrong on our side. It was written to the log.')
}

function toldOf({ why, mayBeDone }: NoAnswer): string {
  if (mayBeDone) return 'The database did not say whether this was saved: it may have been. Look before you try again.'
  return why === 'silent'
    ? 'The database does not answer at the moment. Try again.'
    : 'The database took too long for this. Try again later.'
}
