import { FilterProblem, parseFilter, type Condition, type Filter, type FilterScope, type None } from './filter.ts'

/** What of a kept filter still works, and what was left out: names of fields and related records, each once. */
export interface Usable {
  filter: Filter | null
  left_out: string[]
}

/**
 * Reads a filter that was good when it was kept. Conditions that no longer fit, because their field is gone or not for
 * this person, are left out; a group without conditions goes with them. Of what asked for something and no longer does,
 * `none` is left: it never shows everybody. Never throws.
 */
export function usableFilter(json: unknown, scope: FilterScope): Usable {
  const names = new Set<string>()
  let rest = json
  while (rest !== null && rest !== undefined) {
    try {
      return { filter: parseFilter(rest, scope), left_out: [...names] }
    } catch (error) {
      if (!(error instanceof FilterProblem)) throw error
      const path = error.path === '' ? [] : error.path.split('.')
      names.add(nameAt(rest, path))
      rest = without(rest, path)
    }
  }
  const left_out = [...names]
  return { filter: left_out.length > 0 ? { none: left_out.slice(0, 50) } : null, left_out }
}

/** What a filter says is gone of it, where nothing else is left. */
export const goneOf = (filter: Filter | null): string[] => (filter && 'none' in filter ? filter.none : [])

/** Whether a condition is to be forgotten, by its operand and its field. */
type Unwanted = (value: unknown, field: string) => boolean

/** The filter without every condition for which `isUnwanted` holds; `none` where nothing else is left of it. */
export function forgetConditions(filter: Filter, isUnwanted: Unwanted): Filter {
  return withoutConditions(filter, isUnwanted) ?? { none: [...new Set(namesIn(filter))].slice(0, 50) }
}

function namesIn(filter: Filter, above = ''): string[] {
  if ('none' in filter) return filter.none
  if ('field' in filter) return [above + filter.field]
  if ('some' in filter && !filter.where) return [above + filter.some]
  const inner = 'some' in filter ? `${above}${filter.some}.` : above
  return partsOf(filter).flatMap((one) => namesIn(one, inner))
}

function partsOf(filter: Exclude<Filter, Condition | None>): readonly Filter[] {
  if ('all' in filter) return filter.all
  if ('any' in filter) return filter.any
  if ('not' in filter) return [filter.not]
  return filter.where ? [filter.where] : []
}

/** All conditions of a filter, wherever they stand in it. */
export function conditionsIn(filter: Filter): Condition[] {
  if ('field' in filter) return [filter]
  return 'none' in filter ? [] : partsOf(filter).flatMap(conditionsIn)
}

/** The filter without every condition for which `isUnwanted` holds; null where nothing is left. */
function withoutConditions(filter: Filter, isUnwanted: Unwanted): Filter | null {
  if ('all' in filter) return group('all', filter.all, isUnwanted)
  if ('any' in filter) return group('any', filter.any, isUnwanted)
  if ('not' in filter) {
    const not = withoutConditions(filter.not, isUnwanted)
    return not && { not }
  }
  if ('some' in filter) {
    if (filter.where === undefined) return filter
    const where = withoutConditions(filter.where, isUnwanted)
    return where && { ...filter, where }
  }
  if ('none' in filter) return filter
  return isUnwanted(filter.value, filter.field) ? null : filter
}

function group(form: 'all' | 'any', list: readonly Filter[], isUnwanted: Unwanted): Filter | null {
  const rest = list.flatMap((one) => withoutConditions(one, isUnwanted) ?? [])
  if (rest.length === 0) return null
  return form === 'all' ? { all: rest } : { any: rest }
}

type Json = Record<string, unknown>

/** Takes the condition that the path leads into out of the tree; undefined where nothing is left of it. */
function without(node: unknown, [key = '', index, ...rest]: readonly string[]): unknown {
  const inner = typeof node === 'object' && node !== null ? (node as Json)[key] : undefined
  if ((key === 'all' || key === 'any') && Array.isArray(inner) && index !== undefined) {
    const list = inner.flatMap((one, at) => (String(at) === index ? (without(one, rest) ?? []) : [one as unknown]))
    return list.length === 0 ? undefined : { [key]: list }
  }
  if ((key === 'not' || key === 'where') && inner !== undefined) {
    const left = without(inner, index === undefined ? [] : [index, ...rest])
    return left === undefined ? undefined : { ...(node as Json), [key]: left }
  }
  return undefined
}

/** What the condition at the path asks about: `email`, or `addresses.city` inside related records. */
function nameAt(node: unknown, path: readonly string[], above = ''): string {
  const { field, some } = (node ?? {}) as { field?: unknown; some?: unknown }
  const [key = '', ...rest] = path
  if (key === 'where') return nameAt((node as Json)[key], rest, `${above}${String(some)}.`)
  if (key === 'not') return nameAt((node as Json)[key], rest, above)
  if ((key === 'all' || key === 'any') && rest.length > 0)
    return nameAt(((node as Json)[key] as unknown[])[Number(rest[0])], rest.slice(1), above)
  return above + String(field ?? some ?? '')
}
