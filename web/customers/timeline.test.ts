import { expect, test } from 'vitest'
import type { JournalLine } from '../../contract/journal.ts'
import type { CustomerNote } from '../../contract/notes.ts'
import { mergeTimeline } from './timeline.ts'

const line = (at: number, kind = 'customer.changed', subject_id = 'c', action_id = `act-${at}`): JournalLine => ({
  id: `line-${at}-${kind}`,
  action_id,
  at: `2026-11-${at}T00:00:00Z`,
  actor: { kind: 'staff', id: 's', name: 'Sam' },
  source: 'web',
  kind,
  customer_id: 'c',
  unit_id: null,
  subject_type: kind.split('.')[0]!,
  subject_id,
  changes: {},
  data: {},
  position: at,
})
const note = (at: number): CustomerNote => ({
  id: `note-${at}`,
  at: `2026-11-${at}T00:00:00Z`,
  author_id: 's',
  author_name: 'Sam',
  html: '<p>x</p>',
  pinned_at: null,
})
const ids = (items: { id: string }[]): string[] => items.map((item) => item.id)

test('acts and notes stand in one order, newest first', () => {
  const { items, wants } = mergeTimeline(
    { items: [line(20), line(12)], more: false },
    { items: [note(15)], more: false },
  )
  expect(ids(items)).toEqual(['act-20', 'note-15', 'act-12'])
  expect(wants).toEqual({ lines: false, notes: false })
})

test('nothing older than what is still to be read is shown', () => {
  const { items, wants } = mergeTimeline(
    { items: [line(20), line(12)], more: true },
    { items: [note(18), note(11)], more: false },
  )
  expect(ids(items)).toEqual(['act-20', 'note-18', 'act-12'])
  expect(wants).toEqual({ lines: true, notes: false })
})

test('a note stands for the line of its writing; once deleted the line stands for the note', () => {
  const written = line(15, 'note.created', 'note-15')
  expect(ids(mergeTimeline({ items: [written], more: false }, { items: [note(15)], more: false }).items)).toEqual([
    'note-15',
  ])
  expect(ids(mergeTimeline({ items: [written], more: false }, { items: [], more: false }).items)).toEqual(['act-15'])
})

test('lines of one act stand together', () => {
  const { items } = mergeTimeline(
    { items: [line(20, 'account.added', 'a', 'one'), line(20, 'customer.created', 'c', 'one')], more: false },
    { items: [], more: false },
  )
  expect(ids(items)).toEqual(['one'])
})
