import type { z } from 'zod'
import { filterProblem, FilterProblem } from './problem.ts'
import { operandSchema } from './operands.ts'
import type { ReadPhone } from './phones.ts'
import { kindOf } from '../kinds/kinds.ts'
import type { ExternalId, Money } from '../kinds/values.ts'
import type { OperatorName } from './operators.ts'
import { fieldProblems } from '../problems.ts'
import type { Field } from '../record.ts'
import { cut } from '../line.ts'

export { FilterProblem }

export type Scalar = string | number | boolean | ExternalId | Money
export type Operand = Scalar | Scalar[]

/** What one field must be. `value` is what the operator takes (`operandKind`), absent for `empty` and `not_empty`. */
export interface Condition {
  field: string
  op: OperatorName
  value?: Operand
}

/** At least so many (1 unless said) of the related records fulfil the condition, or exist at all. */
export interface Some {
  some: string
  where?: Filter
  at_least?: number
}

/** True of no record: what is left of a filter when all that it asked for is gone. The names say what that was. */
export interface None {
  none: string[]
}

/** The filter language: one JSON tree for lists, views, segments, exports and the API. Every part is true or false. */
export type Filter = { all: Filter[] } | { any: Filter[] } | { not: Filter } | Condition | Some | None

/** What a filter may ask about: the fields that this person may see, and the related records. */
export interface FilterScope {
  fields: readonly Field[]
  relations: Record<string, FilterScope>
  /** Reads a phone as somebody typed it; without it only numbers with their country code are understood. */
  readPhone?: ReadPhone
  /** Id of the person who asks, for `is_me`. */
  me?: string
  /** Where `last_days` and `next_days` take today from, for fields that are days. UTC unless said. */
  time_zone?: string
}

/** Levels of nesting, conditions and groups, values of all conditions together, and the highest `at_least`. */
export const filterLimits = { depth: 8, nodes: 200, values: 5_000, atLeast: 1_000 }

/** The operators that a filter may use on this field, in the order a person is offered them. */
export function operatorsFor(field: Pick<Field, 'kind' | 'me'>): readonly OperatorName[] {
  const { operators } = kindOf(field)
  return field.me ? [...operators, 'is_me', 'is_not_me'] : operators
}

/** Reads a filter as it comes in a URL. Throws a FilterProblem. */
export function readFilter(text: string, scope: FilterScope): Filter {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw filterProblem([], 'filter_json')
  }
  return parseFilter(json, scope)
}

/** Checks a filter against what may be asked, and gives it back typed. Throws a FilterProblem that says what would be right. */
export function parseFilter(json: unknown, scope: FilterScope): Filter {
  return parseNode(json, { scope, path: [], depth: 1, used: { nodes: 0, values: 0 } })
}

interface Place {
  scope: FilterScope
  path: PropertyKey[]
  depth: number
  used: { nodes: number; values: number }
}

type Json = Record<string, unknown>

/** The forms of a node, and what may stand beside the key that names the form. */
const forms = {
  all: { beside: [], parse: (node: Json, at: Place) => ({ all: parseList('all', node, at) }) },
  any: { beside: [], parse: (node: Json, at: Place) => ({ any: parseList('any', node, at) }) },
  not: { beside: [], parse: (node: Json, at: Place) => ({ not: parseNode(node['not'], inside(at, 'not')) }) },
  field: { beside: ['op', 'value'], parse: parseCondition },
  some: { beside: ['where', 'at_least'], parse: parseSome },
  none: { beside: [], parse: parseNone },
} as const

function parseNode(json: unknown, at: Place): Filter {
  if (at.depth > filterLimits.depth) throw filterProblem(at.path, 'filter_depth', { max: filterLimits.depth })
  if (++at.used.nodes > filterLimits.nodes) throw filterProblem(at.path, 'filter_nodes', { max: filterLimits.nodes })
  if (typeof json !== 'object' || json === null || Array.isArray(json)) throw filterProblem(at.path, 'filter_shape')
  const form = keysOf(forms).find((name) => Object.hasOwn(json, name))
  if (!form) throw filterProblem(at.path, 'filter_shape')
  const keys = [form, ...forms[form].beside]
  const stray = Object.keys(json).find((key) => !keys.includes(key as typeof form))
  if (stray !== undefined)
    throw filterProblem([...at.path, stray], 'filter_key', { key: shown(stray), form, keys: named(keys.slice(1)) })
  return forms[form].parse(json as Json, at)
}

function parseList(form: 'all' | 'any', node: Json, at: Place): Filter[] {
  const list = node[form]
  if (!Array.isArray(list) || list.length === 0) throw filterProblem([...at.path, form], 'filter_list', { form })
  return list.map((one, index) => parseNode(one, inside(at, form, index)))
}

function parseNone({ none }: Json, at: Place): None {
  if (Array.isArray(none) && none.length <= 50 && none.every((name) => typeof name === 'string' && name.length <= 100))
    return { none: none as string[] }
  throw filterProblem([...at.path, 'none'], 'filter_none')
}

function parseSome(node: Json, at: Place): Some {
  const { relations } = at.scope
  const some = Object.keys(relations).find((name) => name === node['some'])
  const scope = some === undefined ? undefined : relations[some]
  if (some === undefined || !scope) {
    const params = { name: shown(node['some']), names: named(Object.keys(relations)) }
    throw filterProblem([...at.path, 'some'], 'filter_relation', params)
  }
  const least = node['at_least']
  if (
    least !== undefined &&
    !(Number.isInteger(least) && Number(least) >= 1 && Number(least) <= filterLimits.atLeast)
  ) {
    throw filterProblem([...at.path, 'at_least'], 'filter_at_least', { max: filterLimits.atLeast })
  }
  return {
    some,
    ...(node['where'] !== undefined && { where: parseNode(node['where'], { ...inside(at, 'where'), scope }) }),
    ...(least !== undefined && { at_least: Number(least) }),
  }
}

function parseCondition(node: Json, at: Place): Condition {
  const fields = at.scope.fields.filter((one) => one.filterable)
  const field = fields.find((one) => one.name === node['field'])
  if (!field) {
    const names = named(fields.map((one) => one.name))
    throw filterProblem([...at.path, 'field'], 'filter_field', { name: shown(node['field']), names })
  }
  const op = operatorsFor(field).find((one) => one === node['op'])
  if (!op) {
    const params = { op: shown(node['op']), field: field.name, ops: named(operatorsFor(field)) }
    throw filterProblem([...at.path, 'op'], 'filter_operator', params)
  }
  const schema = operandSchema(field, op)
  if (schema) return { field: field.name, op, value: parseOperand(schema, op, node['value'], at) }
  if (Object.hasOwn(node, 'value')) throw filterProblem([...at.path, 'value'], 'filter_no_value', { op })
  return { field: field.name, op }
}

function parseOperand(schema: z.ZodType, op: OperatorName, value: unknown, at: Place): Operand {
  const path = [...at.path, 'value']
  if (value === undefined || value === null) throw filterProblem(path, 'filter_value', { op })
  const { data, error } = schema.safeParse(value)
  const problem = error && Object.entries(fieldProblems(error))[0]
  if (problem) throw new FilterProblem(problem[0] ? [...path, problem[0]] : path, problem[1])
  at.used.values += Array.isArray(data) ? data.length : 1
  if (at.used.values > filterLimits.values) throw filterProblem(path, 'filter_values', { max: filterLimits.values })
  return data as Operand
}

const inside = (at: Place, ...keys: PropertyKey[]): Place => ({
  ...at,
  path: [...at.path, ...keys],
  depth: at.depth + 1,
})
const shown = (value: unknown) => (typeof value === 'string' ? cut(value, 64) : typeof value)
const named = (names: readonly string[]) => (names.length === 0 ? 'nothing' : names.join(', '))
const keysOf = <T extends object>(object: T) => Object.keys(object) as (keyof T)[]
