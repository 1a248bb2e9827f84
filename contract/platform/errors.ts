import { z } from 'zod'

/**
 * Every error code of the API with its HTTP status. One body for all of them:
 * `{error: {code, message, fields}}`; `fields` names what is wrong by path ("phones.0.number").
 */
export const errorStatus = {
  invalid: 422,
  bad_request: 400,
  bad_json: 400,
  bad_filter: 422,
  bad_cursor: 422,
  unauthenticated: 401,
  wrong_credentials: 401,
  wrong_code: 403,
  locked_out: 429,
  rate_limited: 429,
  link_expired: 410,
  forbidden: 403,
  wrong_origin: 403,
  not_found: 404,
  method_not_allowed: 405,
  erased: 410,
  stale: 412,
  conflict: 409,
  count_changed: 409,
  changed_since: 409,
  already_undone: 409,
  number_taken: 409,
  external_id_taken: 409,
  email_taken: 409,
  code_taken: 409,
  in_use: 409,
  predefined: 409,
  last_administrator: 409,
  default_site: 409,
  idempotency_mismatch: 409,
  already_set_up: 409,
  not_active: 422,
  narrow_this: 422,
  file_empty: 422,
  file_quotes: 422,
  file_broken: 422,
  file_protected: 422,
  file_format: 422,
  file_heavy: 422,
  file_wide: 422,
  sheet_unknown: 422,
  too_large: 413,
  too_slow: 408,
  unsupported_media_type: 415,
  cannot_cancel: 409,
  cannot_retry: 409,
  cannot_send: 409,
  mail_not_set: 409,
  busy: 503,
  disk_full: 507,
  internal: 500,
} as const

export type ErrorCode = keyof typeof errorStatus

/** What is wrong with one field: a code that the web translates, a sentence in English, and what would be right. */
export const fieldProblem = z
  .object({ code: z.string(), message: z.string(), params: z.record(z.string(), z.unknown()).optional() })
  .meta({ id: 'FieldProblem' })

export type FieldProblem = z.infer<typeof fieldProblem>

/** The one error body of the API. `data` carries what the code promises, such as the current record of a 412. */
export const errorBody = z
  .object({
    error: z.object({
      code: z.string(),
      message: z.string(),
      fields: z.record(z.string(), fieldProblem).optional(),
      data: z.unknown().optional(),
    }),
  })
  .meta({ id: 'Error' })

export type ErrorBody = z.infer<typeof errorBody>
