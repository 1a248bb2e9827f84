import { expect, test } from 'vitest'
import type { JournalLine } from '../../../contract/platform/journal/journal.ts'
import { actsOf, mergeTimeline } from './merge.ts'

const line = (at: number, kind = 'customer.changed', action_id = `act-${at}`): JournalLine => ({
  id: `line-${at}-${kind}`,
  action_id,
  request_id: null,
  at: `2026-11-${at}T00:00:00Z`,
  actor: { kind: 'staff', id: 's', name: 'Sam' },
  source: 'web',
  kind,
  customer_id: 'c',
  unit_id: null,
  subject_type: kind.split('.')[0]!,
  subject_id: 'c',
  changes: {},
  data: {},
  position: at,
})
const of = (name: string, more: boolean, ...days: number[]) => ({
  name,
  more,
  items: days.map((day) => ({ id: `${name}-${day}`, at: `2026-11-${day}T00:00:00Z` })),
})
const ids = (items: { id: string }[]): string[] => items.map((item) => item.id)

test('items of several sources stand in one order, newest first', () => {
  const { items, wants } = mergeTimeline([
    of('acts', false, 20, 12),
    of('notes', false, 15),
    of('tasks', false, 18, 11),
  ])
  expect(ids(items)).toEqual(['acts-20', 'tasks-18', 'notes-15', 'acts-12', 'tasks-11'])
  expect(wants).toEqual(new Set())
})

test('nothing older than what is still to be read is shown, and that is read next', () => {
  const { items, wants } = mergeTimeline([
    of('acts', true, 20, 12),
    of('notes', false, 18, 11),
    of('tasks', true, 19, 10),
  ])
  expect(ids(items)).toEqual(['acts-20', 'tasks-19', 'notes-18', 'acts-12'])
  expect(wants).toEqual(new Set(['acts']))
})

test('a source that goes on and has shown nothing yet is read before anything else is shown', () => {
  const { items, wants } = mergeTimeline([of('acts', true), of('notes', false, 18)])
  expect(items).toEqual([])
  expect(wants).toEqual(new Set(['acts']))
})

test('what moved from one source to another stands once, where it is newest', () => {
  const moved = (name: string, day: number) => ({ name, more: false, items: [{ id: 'one', at: `2026-11-${day}` }] })
  const { items } = mergeTimeline([moved('open', 12), moved('done', 20)])
  expect(items).toEqual([{ id: 'one', at: '2026-11-20', source: 'done' }])
})

test('lines of one act stand together', () => {
  const acts = actsOf([line(20, 'account.added', 'one'), line(20, 'customer.created', 'one')])
  expect(acts.map(({ id, lines }) => [id, lines.map(({ kind }) => kind)])).toEqual([
    ['one', ['customer.created', 'account.added']],
  ])
})
