import type { KnownProblem } from '../problems.ts'

const sentences = {
  filter_shape: 'A condition is an object with one of: all, any, not, field, some, none.',
  filter_key: '"{key}" does not belong here. Beside "{form}" there may be: {keys}.',
  filter_none: '"none" takes a list of at most 50 names, which may be empty: it is true of no record.',
  filter_list: '"{form}" takes a list of at least one condition.',
  filter_depth: 'The filter is nested too deeply: at most {max} levels.',
  filter_nodes: 'The filter has too many conditions: at most {max}.',
  filter_values: 'The filter has too many values: at most {max} in all.',
  filter_field: 'There is no field "{name}" to filter by. The fields are: {names}.',
  filter_relation: 'There is nothing called "{name}" to ask about. There is: {names}.',
  filter_operator: '"{op}" does not fit the field "{field}". It takes: {ops}.',
  filter_no_value: '"{op}" takes no value.',
  filter_value: '"{op}" needs a value.',
  filter_at_least: '"at_least" is a whole number from 1 to {max}.',
  filter_json: 'The filter is not valid JSON.',
}

/** What is wrong with the filter language itself. */
export type FilterProblemCode = keyof typeof sentences

export const filterProblemCodes = Object.keys(sentences) as FilterProblemCode[]

/**
 * Why a filter was refused. `path` leads to the part that is wrong, such as `all.0.value`, and is empty for the whole
 * filter; the message says in English what would be right; the web translates by `code` and `params`.
 */
export class FilterProblem extends Error {
  readonly path: string
  readonly code: KnownProblem['code']
  readonly params: Record<string, unknown> | undefined

  constructor(path: readonly PropertyKey[], problem: KnownProblem) {
    super(problem.message)
    this.name = 'FilterProblem'
    this.path = path.map(String).join('.')
    this.code = problem.code
    this.params = problem.params
  }
}

/** A problem of the filter's own language, with its sentence. */
export function filterProblem(
  path: readonly PropertyKey[],
  code: FilterProblemCode,
  params: Record<string, string | number> = {},
): FilterProblem {
  const message = sentences[code].replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''))
  return new FilterProblem(path, { code, message, params })
}
