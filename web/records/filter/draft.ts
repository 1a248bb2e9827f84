import type { Filter, FilterScope } from '../../../contract/platform/filter/filter.ts'
import { operatorsFor } from '../../../contract/platform/filter/filter.ts'
import { operandKind, type OperatorName } from '../../../contract/platform/filter/operators.ts'

/** A filter in the making: parts may still lack a value. `none`: none of the parts may hold. */
export interface DraftGroup {
  id: number
  kind: 'group'
  mode: 'all' | 'any' | 'none'
  parts: Draft[]
}

export interface DraftCondition {
  id: number
  kind: 'condition'
  field: string
  op: OperatorName
  value: unknown
}

export interface DraftSome {
  id: number
  kind: 'some'
  relation: string
  has: boolean
  at_least: number
  where: DraftGroup
}

/** Shows nobody, as what was asked for is gone. */
export interface DraftNone {
  id: number
  kind: 'none'
  names: string[]
}

export type Draft = DraftGroup | DraftCondition | DraftSome | DraftNone
/** Changes the part that has this id; null takes it away. */
export type ChangePart = (id: number, make: (part: Draft) => Draft | null) => void

let lastId = 0

export const newGroup = (mode: DraftGroup['mode'] = 'all', parts: Draft[] = []): DraftGroup => ({
  id: ++lastId,
  kind: 'group',
  mode,
  parts,
})

/** What a condition begins with when its operator changes. */
export const firstValue = (kind: string, op: OperatorName): unknown =>
  ({ none: undefined, one: kind === 'flag' ? true : undefined, many: [], range: [null, null], days: 30 })[
    operandKind(op)
  ]

export function newCondition(scope: FilterScope, name?: string): DraftCondition {
  const fields = scope.fields.filter((field) => field.filterable)
  const field = fields.find((one) => one.name === name) ?? fields[0]!
  const op = operatorsFor(field)[0]!
  return { id: ++lastId, kind: 'condition', field: field.name, op, value: firstValue(field.kind, op) }
}

export const newSome = (relation: string): DraftSome => ({
  id: ++lastId,
  kind: 'some',
  relation,
  has: true,
  at_least: 1,
  where: newGroup(),
})

/** A filter as a draft; the outermost part is always a group. */
export function toDraft(filter: Filter | undefined): DraftGroup {
  if (filter === undefined) return newGroup()
  const draft = draftOf(filter)
  return draft.kind === 'group' ? draft : newGroup('all', [draft])
}

function draftOf(filter: Filter): Draft {
  if ('all' in filter) return newGroup('all', filter.all.map(draftOf))
  if ('any' in filter) return newGroup('any', filter.any.map(draftOf))
  if ('none' in filter) return { id: ++lastId, kind: 'none', names: filter.none }
  if ('some' in filter)
    return {
      id: ++lastId,
      kind: 'some',
      relation: filter.some,
      has: true,
      at_least: filter.at_least ?? 1,
      where: toDraft(filter.where),
    }
  if ('field' in filter)
    return { id: ++lastId, kind: 'condition', field: filter.field, op: filter.op, value: filter.value }
  if ('any' in filter.not) return newGroup('none', filter.not.any.map(draftOf))
  const inner = draftOf(filter.not)
  return inner.kind === 'some' && inner.has ? { ...inner, has: false } : newGroup('none', [inner])
}

/** The draft as a filter; undefined where it says nothing. */
export function toFilter(draft: Draft): Filter | undefined {
  if (draft.kind === 'condition') {
    const { field, op, value } = draft
    return (operandKind(op) === 'none' ? { field, op } : { field, op, value }) as Filter
  }
  if (draft.kind === 'none') return { none: draft.names }
  if (draft.kind === 'some') {
    const where = toFilter(draft.where)
    const some: Filter = {
      some: draft.relation,
      ...(where && { where }),
      ...(draft.at_least > 1 && { at_least: draft.at_least }),
    }
    return draft.has ? some : { not: some }
  }
  const parts = draft.parts.flatMap((part) => toFilter(part) ?? [])
  if (parts.length === 0) return undefined
  if (draft.mode === 'none') return { not: { any: parts } }
  return draft.mode === 'all' ? { all: parts } : { any: parts }
}

/** The group with one part replaced by what `change` makes of it; null removes the part. */
function replacePart(group: DraftGroup, id: number, change: (part: Draft) => Draft | null): DraftGroup {
  const parts = group.parts.flatMap((part): Draft[] => {
    if (part.id === id) return [change(part) ?? []].flat()
    if (part.kind === 'group') return [replacePart(part, id, change)]
    if (part.kind === 'some') return [{ ...part, where: replaceGroup(part.where, id, change) }]
    return [part]
  })
  return { ...group, parts }
}

/** The same where the group itself may be what is replaced: without it an empty one stands there. */
export function replaceGroup(group: DraftGroup, id: number, change: (part: Draft) => Draft | null): DraftGroup {
  if (group.id !== id) return replacePart(group, id, change)
  const changed = change(group)
  return changed?.kind === 'group' ? changed : newGroup()
}
