import type { Field } from '../../../contract/platform/record.ts'
import { fieldProblems } from '../../../contract/platform/problems.ts'
import type { FieldProblem } from '../../../contract/platform/errors.ts'
import { kindOf } from '../../../contract/platform/kinds/kinds.ts'
import { inputValue } from '../kinds/enter/entered.ts'
import { isBlank as isUnseen } from '../../../contract/platform/line.ts'

/** The values of a form by field, as they go into a body. */
export type Values = Record<string, unknown>

/** Blank text is no value. */
const cleaned = (value: unknown): unknown => (typeof value === 'string' && isUnseen(value) ? null : value)

export const isBlank = (value: unknown): boolean =>
  cleaned(value) === null || value === undefined || (Array.isArray(value) && value.length === 0)

export const sameValue = (a: unknown, b: unknown): boolean =>
  JSON.stringify(cleaned(a) ?? null) === JSON.stringify(cleaned(b) ?? null)

/** What a form starts with: the values of a record, or what each kind is when it is empty. */
export function formValues(fields: readonly Field[], record: object): Values {
  const given = record as Values
  return Object.fromEntries(
    fields.map((field) => [
      field.name,
      given[field.name] === undefined ? (kindOf(field).empty ?? null) : inputValue(field, given[field.name]),
    ]),
  )
}

/** Only what differs from the beginning. */
export function changedValues(base: Values, values: Values): Values {
  return Object.fromEntries(
    Object.entries(values)
      .filter(([name, value]) => !sameValue(value, base[name]))
      .map(([name, value]) => [name, cleaned(value)]),
  )
}

/** Only what says something, for a record that is not there yet. */
export function filledValues(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => !isBlank(value)))
}

/** What is wrong before anything is sent, by path: required fields that are blank, values that their kind refuses. */
export function checkValues(
  fields: readonly Field[],
  values: Values,
  required: ReadonlySet<string>,
): Record<string, FieldProblem> {
  const problems: Record<string, FieldProblem> = {}
  for (const field of fields) {
    const value = values[field.name]
    if (isBlank(value)) {
      if (required.has(field.name)) problems[field.name] = { code: 'required', message: '' }
      continue
    }
    const { error } = kindOf(field).schema(field).safeParse(value)
    if (!error) continue
    for (const [path, problem] of Object.entries(fieldProblems(error)))
      problems[path === '' ? field.name : `${field.name}.${path}`] = problem
  }
  return problems
}
