import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayInZone, isTimeZone, knownTimeZone } from './time-zones.ts'

test.each([
  ['UTC', '2026-11-30T23:59:59.999Z', '2026-11-30'],
  ['Europe/Berlin', '2026-11-30T23:00:00Z', '2026-12-01'],
  ['America/Los_Angeles', '2026-12-01T07:59:59Z', '2026-11-30'],
  ['Pacific/Kiritimati', '2026-12-31T10:00:00Z', '2027-01-01'],
  ['Asia/Kathmandu', '2026-02-28T18:15:00Z', '2026-03-01'],
  ['+05:30', '2026-11-30T18:30:00Z', '2026-12-01'],
])('in %s %s lies on %s', (zone, moment, day) => {
  expect(dayInZone(zone, new Date(moment))).toBe(day)
})

test('the day in any zone is that in UTC, or the one before or after', () => {
  const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'))
  const moments = fc.date({ min: new Date('1970-01-02'), max: new Date('2200-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(zones, moments, (zone, moment) => {
      const away = (Date.parse(dayInZone(zone, moment)) - Date.parse(dayInZone('UTC', moment))) / 86_400_000
      expect([-1, 0, 1]).toContain(away)
    }),
    { numRuns: 300 },
  )
})

test('a zone is known by its name in any letter case', () => {
  expect(knownTimeZone('europe/berlin')).toBe('Europe/Berlin')
  expect(['Europe/Berlin', 'UTC', '+02:00'].map(isTimeZone)).toEqual([true, true, true])
  expect(['', 'Berlin', 'Europe/Atlantis', '25:00'].map(isTimeZone)).toEqual([false, false, false, false])
})
