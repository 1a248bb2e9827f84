import { expect, test } from 'vitest'
import { localMoment, momentOf } from '../ui/moments.ts'
import { groupOf, isOverdue, nextMonday, putOffTo, quickDay } from './due.ts'

// A Wednesday.
const now = new Date('2026-11-18T12:00:00')
const at = (day: string, time: string) => ({ due_on: day, due_at: momentOf({ day, time }), completed: false })
const on = (due_on: string | null) => ({ due_on, due_at: null, completed: false })

test('a task stands under its day where the reader is', () => {
  const groups = ['2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20', '2026-11-22', '2026-11-23', null].map((day) =>
    groupOf(on(day), now),
  )
  expect(groups).toEqual(['overdue', 'today', 'tomorrow', 'this_week', 'this_week', 'later', 'without'])
  expect(groupOf(at('2026-11-18', '11:00:00'), now)).toBe('overdue')
  expect(groupOf(at('2026-11-18', '13:00:00'), now)).toBe('today')
})

test('what is done, or due in the course of today, is not overdue', () => {
  expect(isOverdue(on('2026-11-18'), now)).toBe(false)
  expect(isOverdue({ ...on('2026-11-17'), completed: true }, now)).toBe(false)
})

test('the next week begins on Monday, also on a Sunday and on a Monday', () => {
  expect(['2026-11-22', '2026-11-23', '2026-12-31'].map(nextMonday)).toEqual(['2026-11-23', '2026-11-30', '2027-01-04'])
  expect(quickDay('tomorrow', now)).toBe('2026-11-19')
})

test('what is put off keeps its time of the day, and none stays none', () => {
  const { due_at, due_on } = putOffTo(at('2026-11-18', '09:30:00'), '2026-11-23')
  expect([due_on, localMoment(due_at ?? '')]).toEqual(['2026-11-23', { day: '2026-11-23', time: '09:30:00' }])
  expect(putOffTo(on('2026-11-18'), '2026-11-23')).toEqual({ due_on: '2026-11-23' })
  expect(putOffTo(at('2026-11-18', '09:30:00'), null)).toEqual({ due_on: null })
})
