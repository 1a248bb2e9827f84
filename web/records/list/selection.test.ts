import { expect, test } from 'vitest'
import { countOf, isNothing, isSelected, nothing, withoutGone, withRows, type Selection } from './selection.ts'

const idOf = (row: { id: string }): string => row.id
const rows = ['a', 'b', 'c'].map((id) => ({ id }))

test('rows are put in and taken out; what is selected elsewhere stays', () => {
  const some = withRows(nothing<{ id: string }>(), rows, idOf, true)
  const fewer = withRows(some, rows.slice(0, 1), idOf, false)
  expect(['a', 'b', 'c', 'd'].map((id) => isSelected(fewer, id))).toEqual([false, true, true, false])
  expect(countOf(fewer, { value: 99, exact: true })).toEqual({ value: 2, exact: true })
  expect(isNothing(withRows(fewer, rows, idOf, false))).toBe(true)
})

test('of all that match, rows are left out and taken back; the number follows, as exact as it is known', () => {
  const all: Selection<{ id: string }> = { all: true, except: new Set() }
  const fewer = withRows(all, rows, idOf, false)
  const some = withRows(fewer, rows.slice(0, 2), idOf, true)
  expect(['a', 'b', 'c', 'd'].map((id) => isSelected(some, id))).toEqual([true, true, false, true])
  expect(countOf(some, { value: 120_000, exact: false })).toEqual({ value: 119_999, exact: false })
  expect(countOf(some, null)).toBeNull()
})

test('a row that is gone is selected no more, and is no exception either', () => {
  const some = withoutGone(withRows(nothing<{ id: string }>(), rows, idOf, true), ['b', 'z'])
  expect(['a', 'b', 'c'].map((id) => isSelected(some, id))).toEqual([true, false, true])
  const all = withoutGone(withRows<{ id: string }>({ all: true, except: new Set() }, rows, idOf, false), ['b'])
  expect(countOf(all, { value: 10, exact: true })).toEqual({ value: 8, exact: true })
})
