import type { TFunction } from 'i18next'
import type { FieldProblem } from '../../contract/platform/errors.ts'
import { ApiError } from './api-error.ts'

/** The sentence of an error in the person's language; a code without a label shows what the server wrote. */
export function problemText(t: TFunction, error: unknown): string {
  if (!(error instanceof ApiError)) return t('errors.unexpected')
  const known = `errors.${error.code}` as 'errors.invalid'
  const params = typeof error.data === 'object' && error.data !== null ? error.data : {}
  // By the id of the request, whoever runs the program finds the failure in its log.
  if (error.code === 'internal' && 'request_id' in params)
    return t('ui.logged_as', { request_id: String(params.request_id) })
  return t(known, { ...params, defaultValue: error.message })
}

/** The sentence of a problem with one field. */
export function fieldText(t: TFunction, problem: FieldProblem): string {
  if (problem.code === 'invalid') return problem.message
  const params = Object.fromEntries(Object.entries(problem.params ?? {}).map(([name, value]) => [name, String(value)]))
  const found = t(`problems.${problem.code}` as 'problems.required', { ...params, defaultValue: '' })
  return found || t(`errors.${problem.code}` as 'errors.invalid', { ...params, defaultValue: problem.message })
}

/** Why one record among many was left as it is; a code without a label shows what the server wrote. */
export function reasonText(t: TFunction, { code, ...told }: FieldProblem): string {
  const found = t(`reasons.${code}` as 'reasons.gone', { ...told.params, defaultValue: '' })
  return found || fieldText(t, { code, ...told })
}

/** Sentences of all fields of a refusal, by path. */
export function fieldTexts(t: TFunction, error: unknown): Record<string, string> {
  if (!(error instanceof ApiError)) return {}
  return Object.fromEntries(Object.entries(error.fields).map(([path, problem]) => [path, fieldText(t, problem)]))
}
