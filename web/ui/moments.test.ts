import { afterEach, describe, expect, test, vi } from 'vitest'
import { localMoment, momentOf, zoneName } from './moments.ts'

afterEach(() => vi.unstubAllEnvs())
const at = (day: string, time: string) => ({ day, time })

describe.each([
  ['America/Los_Angeles', '2026-11-22T07:59:59.000Z', at('2026-11-21', '23:59:59')],
  ['UTC', '2026-11-22T07:59:59.000Z', at('2026-11-22', '07:59:59')],
  ['Asia/Kathmandu', '2026-11-22T18:15:00.000Z', at('2026-11-23', '00:00:00')],
  ['Pacific/Kiritimati', '2026-12-31T10:00:00.000Z', at('2027-01-01', '00:00:00')],
])('in %s', (zone, moment, local) => {
  test('a moment is shown where the reader is, and what is shown is the moment', () => {
    vi.stubEnv('TZ', zone)
    expect(localMoment(moment)).toEqual(local)
    expect(momentOf(local)).toBe(moment)
  })
})

test.each([
  ['America/Los_Angeles', at('2026-03-08', '02:30:00'), at('2026-03-08', '03:30:00')],
  ['Europe/Berlin', at('2026-03-29', '02:00:00'), at('2026-03-29', '03:00:00')],
  ['Australia/Lord_Howe', at('2026-10-04', '02:10:00'), at('2026-10-04', '02:40:00')],
])('%s: an hour that is skipped is the one after it', (zone, skipped, after) => {
  vi.stubEnv('TZ', zone)
  expect(localMoment(momentOf(skipped)!)).toEqual(after)
})

test.each([
  ['America/Los_Angeles', at('2026-11-01', '01:30:00'), '2026-11-01T08:30:00.000Z', '2026-11-01T09:30:00.000Z'],
  ['Europe/Berlin', at('2026-10-25', '02:30:00'), '2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z'],
  ['Australia/Lord_Howe', at('2026-04-05', '01:45:00'), '2026-04-04T14:45:00.000Z', '2026-04-04T15:15:00.000Z'],
])('%s: of an hour that comes twice the first is meant, unless it was the second', (zone, local, first, second) => {
  vi.stubEnv('TZ', zone)
  expect(localMoment(first)).toEqual(local)
  expect(localMoment(second)).toEqual(local)
  expect(momentOf(local)).toBe(first)
  expect(momentOf(local, first)).toBe(first)
  expect(momentOf(local, second)).toBe(second)
})

test('a moment far from the change of the clock says nothing of which hour is meant', () => {
  vi.stubEnv('TZ', 'Europe/Berlin')
  expect(momentOf(at('2026-11-22', '12:00:00'), '2026-07-01T12:00:00.000Z')).toBe('2026-11-22T11:00:00.000Z')
})

test('what is no moment is none', () => {
  for (const local of [at('', ''), at('2026-11-22', ''), at('2026-02-30x', '10:00:00'), at('2026-11-22', '25:00:00')])
    expect(momentOf(local)).toBeNull()
})

test('the zone is named as it is at that moment', () => {
  vi.stubEnv('TZ', 'America/Los_Angeles')
  expect([zoneName('2026-11-01T08:30:00Z', 'en-US'), zoneName('2026-11-01T09:30:00Z', 'en-US')]).toEqual(['PDT', 'PST'])
})
