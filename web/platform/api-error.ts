import { errorBody, type FieldProblem } from '../../contract/platform/errors.ts'

/** A refused or failed call. `status` 0 and code `offline`: the server was not reached at all. */
export class ApiError extends Error {
  readonly status: number
  readonly code: string
  readonly fields: Record<string, FieldProblem>
  readonly data: unknown

  constructor(
    status: number,
    code: string,
    message: string,
    fields: Record<string, FieldProblem> = {},
    data?: unknown,
  ) {
    super(message)
    this.name = 'ApiError'
    this.status = status
    this.code = code
    this.fields = fields
    this.data = data
  }
}

/** The error body of the API as an ApiError; anything else that came (a proxy's page, nothing) as a plain one. */
export async function readError(response: Response): Promise<ApiError> {
  const parsed = errorBody.safeParse(await response.json().catch(() => null))
  if (parsed.success) {
    const { code, message, fields, data } = parsed.data.error
    return new ApiError(response.status, code, message, fields, data)
  }
  const away = response.status === 502 || response.status === 503 || response.status === 504
  return new ApiError(
    response.status,
    away ? 'busy' : 'internal',
    `The server answered with status ${response.status}.`,
  )
}

/** Whether waiting and asking again may help: the server was not reached, or is starting or overloaded. */
export function isPassing(error: unknown): boolean {
  return error instanceof ApiError && [0, 502, 503, 504].includes(error.status)
}

/** Whether what a page asked for is not there: never was, was erased, is not for this person to see, or its address is none. */
export function isNotThere(error: unknown): boolean {
  return error instanceof ApiError && [404, 410, 422].includes(error.status)
}
