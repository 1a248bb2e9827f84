import { errorStatus, type ErrorBody, type ErrorCode } from '../../contract/platform/errors.ts'
import { problem, type KnownProblem, type ProblemCode } from '../../contract/platform/problems.ts'

/** A clear "no": thrown by rules and actions, answered as the one error body. Nothing of the transaction is kept. */
export class Refusal extends Error {
  readonly code: ErrorCode
  readonly fields: Record<string, KnownProblem> | undefined
  readonly data: unknown

  constructor(code: ErrorCode, message: string, more: { fields?: Record<string, KnownProblem>; data?: unknown } = {}) {
    super(message)
    this.code = code
    this.fields = more.fields
    this.data = more.data
  }

  get status(): number {
    return errorStatus[this.code]
  }

  body(): ErrorBody {
    const { code, message, fields, data } = this
    return { error: { code, message, ...(fields && { fields }), ...(data !== undefined && { data }) } }
  }
}

/** Refuses one field of a body. */
export const refuseField = (code: ErrorCode, field: string, message: string, data?: unknown): Refusal =>
  new Refusal(code, message, { fields: { [field]: { code, message } }, data })

/** Refuses one field for a problem that has its own sentence; an empty field is the whole. */
export function refuseProblem(
  code: ErrorCode,
  field: string,
  found: ProblemCode,
  params?: Record<string, unknown>,
): Refusal {
  const one = problem(found, params)
  return new Refusal(code, one.message, { fields: { [field]: one } })
}

/** Refuses fields of a body, by path; the sentence is that of the first. */
export function refuseFields(fields: Record<string, KnownProblem>): Refusal {
  const [first] = Object.entries(fields)
  const message = first ? `${first[0] ? `${first[0]}: ` : ''}${first[1].message}` : 'The request is not valid.'
  return new Refusal('invalid', message, { fields })
}

/** A refusal in one code and sentence, for a row of many: that of its first field where it has one. */
export function toldBy(refusal: Refusal): {
  field?: string
  code: KnownProblem['code']
  message: string
  params?: Record<string, unknown>
} {
  const [path, found] = Object.entries(refusal.fields ?? {})[0] ?? []
  if (!found) return { code: refusal.code, message: refusal.message }
  const { code, message, params } = found
  return { ...(path && { field: path }), code, message, ...(params && { params }) }
}
