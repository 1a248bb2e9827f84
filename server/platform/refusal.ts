import { errorStatus, type ErrorBody, type ErrorCode, type FieldProblem } from '../../contract/errors.ts'

/** A clear "no": thrown by rules and actions, answered as the one error body. Nothing of the transaction is kept. */
export class Refusal extends Error {
  readonly code: ErrorCode
  readonly fields: Record<string, FieldProblem> | undefined
  readonly data: unknown

  constructor(code: ErrorCode, message: string, more: { fields?: Record<string, FieldProblem>; data?: unknown } = {}) {
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
