import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { orderOf, seeOrder, unseen } from './order.ts'
import { spelledDays, spelledMoments } from './spellings.ts'
import { tellDay, tellMoment, type DateRules } from './tell.ts'

const given = process.env.TZ
afterEach(() => {
  if (given === undefined) delete process.env.TZ
  else process.env.TZ = given
})

const rules = (more: Partial<DateRules> = {}): DateRules => ({
  dayFirst: false,
  zone: 'UTC',
  births: false,
  now: Date.parse('2026-11-30T12:00:00Z'),
  ...more,
})
const said = (told: ReturnType<typeof tellDay>) => (told && 'value' in told ? told.value : told && told.problem)
const day = (cell: string, more?: Partial<DateRules>) => said(tellDay(cell, rules(more)))
const moment = (cell: string, more?: Partial<DateRules>) => said(tellMoment(cell, rules(more)))

describe.each(['UTC', 'America/Los_Angeles', 'Asia/Tokyo'])('on a server in %s', (zone) => {
  test('every spelling of a day is that day', () => {
    process.env.TZ = zone
    const read = spelledDays.map((cell) => [cell, day(cell, { dayFirst: cell.startsWith('25') })])
    expect(read.filter(([, value]) => value !== '1990-04-25')).toEqual([])
  })

  test('every spelling of a moment is that moment', () => {
    process.env.TZ = zone
    const read = spelledMoments.map((cell) => [cell, moment(cell, { dayFirst: cell.startsWith('29') })])
    expect(read.filter(([, value]) => !String(value).startsWith('2026-11-29T10:00:00.'))).toEqual([])
  })

  test('the zone of a file applies to every spelling without one, days included', () => {
    process.env.TZ = zone
    const without = [
      '2026-11-29 10:00',
      '2026/11/29 10:00',
      '29 Nov 2026 10:00',
      'Nov 29, 2026 10:00',
      '29.11.2026 10:00',
      'Sunday, November 29, 2026 10:00 AM',
    ]
    for (const cell of without)
      expect([cell, moment(cell, { zone: 'Asia/Tokyo' })]).toEqual([cell, '2026-11-29T01:00:00.000Z'])
    for (const cell of ['2026-11-29', '11/29/2026', '29. November 2026', '20261129'])
      expect([cell, moment(cell, { zone: 'America/Los_Angeles' })]).toEqual([cell, '2026-11-29T08:00:00.000Z'])
    expect(moment('2026-11-29 10:00 CET', { zone: 'Asia/Tokyo' })).toBe('2026-11-29T09:00:00.000Z')
  })
})

test.each([
  '0000-00-00',
  '00/00/0000',
  '00.00.0000',
  '0000-00-00 00:00:00',
  '0001-01-01',
  '0001-01-01T00:00:00',
  '1/1/0001 12:00:00 AM',
])('%s is no value, and no problem', (cell) => {
  expect([tellDay(cell, rules()), tellMoment(cell, rules())]).toEqual([null, null])
})

test.each([
  '31.02.1990',
  '13/13/1990',
  '2026',
  'April 1990',
  '25.04',
  '04/25',
  '+49 30 1234567',
  'Main St 25',
  '1990-13-01',
  '29.02.1900',
  '1990-04-25 25:00',
  '1.2.3.4',
  'a 25 b 1990 c',
  '2026-11-29 10:00 Mars/Base',
])('%s is no day', (cell) => {
  expect(day(cell)).toBe('date')
})

test('an hour that comes twice is its first, and one that is left out is counted on', () => {
  const zone = 'Europe/Berlin'
  expect(moment('2026-10-25 02:30', { zone })).toBe('2026-10-25T00:30:00.000Z')
  expect(moment('2026-10-25 03:00', { zone })).toBe('2026-10-25T02:00:00.000Z')
  expect(moment('2026-03-29 02:30', { zone })).toBe('2026-03-29T01:30:00.000Z')
  expect(moment('2026-11-01 01:30', { zone: 'America/New_York' })).toBe('2026-11-01T05:30:00.000Z')
  expect(moment('2026-10-25T02:30:00+01:00[Europe/Berlin]')).toBe('2026-10-25T01:30:00.000Z')
})

test('a moment that is midnight in the zone of the file is that day', () => {
  expect(day('1990-04-24T22:00:00Z', { zone: 'Europe/Berlin' })).toBe('1990-04-25')
  expect(day('1990-04-25T07:00:00Z', { zone: 'America/Los_Angeles' })).toBe('1990-04-25')
  expect(day('1990-04-25T22:10:00Z', { zone: 'Europe/Berlin' })).toBe('1990-04-25')
})

test('a short year is the last one that has been, of a birth; else one from 80 years ago to 19 ahead', () => {
  expect(['25.4.90', '4/15/91', '1.12.26', '30.11.26', '1.1.27'].map((cell) => day(cell, { births: true }))).toEqual([
    '1990-04-25',
    '1991-04-15',
    '1926-12-01',
    '2026-11-30',
    '1927-01-01',
  ])
  expect(['1.1.45', '1.1.46', '31.12.26'].map((cell) => day(cell))).toEqual(['2045-01-01', '1946-01-01', '2026-12-31'])
})

test('a cell that does not fit the order of its column says so', () => {
  expect(day('25/04/1990')).toBe('date_order')
  expect(day('04/25/1990', { dayFirst: true })).toBe('date_order')
})

test('whatever the order of a column is, it is found, and all its days come back', () => {
  const days = fc
    .date({ min: new Date('1900-01-01'), max: new Date('2026-11-29'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10))
  const shown = (text: string, dayFirst: boolean, sign: string): string => {
    const [year, month, date] = text.split('-').map(Number)
    return [...(dayFirst ? [date, month] : [month, date]), year].join(sign)
  }
  fc.assert(
    fc.property(
      fc.array(days, { minLength: 1, maxLength: 60 }),
      fc.boolean(),
      fc.constantFrom('/', '-'),
      (column, dayFirst, sign) => {
        const seen = unseen()
        const cells = column.map((one) => shown(one, dayFirst, sign))
        for (const cell of cells) seeOrder(seen, cell)
        const order = orderOf(seen)
        const isCertain = column.some((one) => Number(one.slice(8)) > 12)
        expect(order).toBe(isCertain ? dayFirst : null)
        if (order !== null) expect(cells.map((cell) => day(cell, { dayFirst: order }))).toEqual(column)
      },
    ),
  )
})
