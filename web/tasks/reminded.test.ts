import { expect, test } from 'vitest'
import { momentOf } from '../ui/moments.ts'
import { isDueNow, untilNext } from './reminded.ts'

const now = new Date('2026-11-18T12:00:00')
const at = (day: string, time: string) => ({ id: 'a', due_on: day, due_at: momentOf({ day, time }), completed: false })
const on = (day: string) => ({ id: 'a', due_on: day, due_at: null, completed: false })

test('a task is told of at its moment, or with its day, and not days later', () => {
  expect(isDueNow(at('2026-11-18', '11:59:00'), now)).toBe(true)
  expect(isDueNow(at('2026-11-18', '12:01:00'), now)).toBe(false)
  expect(isDueNow(on('2026-11-18'), now)).toBe(true)
  expect([on('2026-11-17'), on('2026-11-19'), at('2026-11-17', '11:00:00')].map((one) => isDueNow(one, now))).toEqual([
    false,
    false,
    false,
  ])
  expect(isDueNow({ ...on('2026-11-18'), completed: true }, now)).toBe(false)
})

test('the next look is at the next moment, or when the day is over', () => {
  expect(untilNext([at('2026-11-18', '12:05:00'), at('2026-11-18', '11:00:00')], now)).toBe(5 * 60_000)
  expect(untilNext([on('2026-11-18')], now)).toBe(12 * 3_600_000)
})
