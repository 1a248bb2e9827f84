import { expect, test } from 'vitest'
import { dayPattern, readDay } from './days.ts'

test('a day is shown as the locale writes it', () => {
  expect(dayPattern('en-US')).toBe('MM/DD/YYYY')
  expect(dayPattern('de-DE')).toBe('DD.MM.YYYY')
  expect(dayPattern('en-GB')).toBe('DD/MM/YYYY')
})

test('a typed day is read in the order of the locale, with any separator', () => {
  expect(readDay('3/7/1985', 'en-US')).toBe('1985-03-07')
  expect(readDay('3/7/1985', 'en-GB')).toBe('1985-07-03')
  expect(readDay('7.3.1985', 'de-DE')).toBe('1985-03-07')
  expect(readDay('1985-03-07', 'en-US')).toBe('1985-03-07')
  expect(readDay('7.3.85', 'de-DE')).toBe('1985-03-07')
})

test('what is no day is not read', () => {
  for (const typed of ['', '13/45/2000', '2/30/2000', 'May', '1/2', '1.2.3.4'])
    expect(readDay(typed, 'en-US')).toBeNull()
})
