import { FilterProblem } from '../../../contract/platform/filter/problem.ts'
import { parseFilter, type FilterScope } from '../../../contract/platform/filter/filter.ts'
import type { FieldProblem } from '../../../contract/platform/errors.ts'
import { toFilter, type Draft, type DraftGroup } from './draft.ts'

/** What is wrong with the conditions of a draft, by their ids; key 0 for the filter as a whole. */
export function checkDraft(draft: DraftGroup, scope: FilterScope): Record<number, FieldProblem> {
  const problems: Record<number, FieldProblem> = {}
  checkPart(draft, scope, problems)
  const filter = toFilter(draft)
  if (filter === undefined || Object.keys(problems).length > 0) return problems
  return { ...problemOf(filter, scope, 0) }
}

function checkPart(part: Draft, scope: FilterScope, problems: Record<number, FieldProblem>): void {
  if (part.kind === 'group') part.parts.forEach((inner) => checkPart(inner, scope, problems))
  else if (part.kind === 'some') checkPart(part.where, scope.relations[part.relation] ?? scope, problems)
  else Object.assign(problems, problemOf(toFilter(part), scope, part.id))
}

function problemOf(filter: unknown, scope: FilterScope, id: number): Record<number, FieldProblem> {
  try {
    parseFilter(filter, scope)
    return {}
  } catch (error) {
    if (!(error instanceof FilterProblem)) throw error
    return { [id]: { code: error.code, message: error.message, ...(error.params && { params: error.params }) } }
  }
}
