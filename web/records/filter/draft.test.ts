import { expect, test } from 'vitest'
import { recordScope } from '../../../contract/record-scope.ts'
import type { Filter } from '../../../contract/platform/filter/filter.ts'
import { checkDraft } from './check-draft.ts'
import { newCondition, newGroup, newSome, replaceGroup, toDraft, toFilter } from './draft.ts'

const filters: Filter[] = [
  { all: [{ field: 'vip', op: 'eq', value: true }] },
  { any: [{ field: 'email', op: 'empty' }, { all: [{ field: 'billing_city', op: 'contains', value: 'n' }] }] },
  { not: { any: [{ field: 'bad', op: 'eq', value: true }] } },
  { all: [{ some: 'addresses', where: { all: [{ field: 'country', op: 'in', value: ['DE', 'AT'] }] }, at_least: 2 }] },
  { all: [{ not: { some: 'notes' } }] },
]

test('a filter goes into the builder and comes out as it was', () => {
  for (const filter of filters) expect(toFilter(toDraft(filter))).toEqual(filter)
})

test('groups without conditions say nothing', () => {
  expect(toFilter(newGroup('all', [newGroup('any'), newGroup('none')]))).toBeUndefined()
})

test('the conditions of a relation can be changed', () => {
  const some = newSome('addresses')
  const draft = newGroup('all', [some])
  const scope = recordScope('customer').relations['addresses']!
  const changed = replaceGroup(draft, some.where.id, () => ({ ...some.where, parts: [newCondition(scope, 'city')] }))
  expect(toFilter(changed)).toMatchObject({ all: [{ some: 'addresses', where: { all: [{ field: 'city' }] } }] })
})

test('a condition without its value is named by its id', () => {
  const condition = newCondition(recordScope('customer'), 'email')
  expect(Object.keys(checkDraft(newGroup('all', [condition]), recordScope('customer')))).toEqual([String(condition.id)])
  expect(checkDraft(toDraft(filters[0]), recordScope('customer'))).toEqual({})
})
