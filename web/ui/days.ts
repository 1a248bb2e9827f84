/** Order of day, month and year as a locale writes them, with its separator: `MM/DD/YYYY`, `DD.MM.YYYY`. */
export function dayPattern(locale: string): string {
  const parts = new Intl.DateTimeFormat(locale, {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    calendar: 'gregory',
    numberingSystem: 'latn',
  })
    .formatToParts(new Date(Date.UTC(2026, 10, 22)))
    .map((part) => ({ day: 'DD', month: 'MM', year: 'YYYY' })[part.type as 'day'] ?? part.value)
  return parts.join('').trim()
}

/** Whether it is a day as the program keeps it: `2026-11-22`. */
export const isDay = (value: string | null): value is string => value !== null && /^\d{4}-\d\d-\d\d$/.test(value)

/** A day in the pattern of `dayPattern`. */
export function writeDay(day: string, pattern: string): string {
  const [year = '', month = '', date = ''] = day.split('-')
  return pattern.replace('YYYY', year).replace('MM', month).replace('DD', date)
}

/** Reads a day as the locale writes it, with any separator and without leading zeros, or as 2026-11-22; null where it is none. */
export function readDay(typed: string, locale: string): string | null {
  const numbers = typed.trim().split(/\D+/).filter(Boolean)
  if (numbers.length !== 3) return null
  const order = numbers[0]!.length === 4 ? ['YYYY', 'MM', 'DD'] : (dayPattern(locale).match(/[YMD]+/g) ?? [])
  const part = (name: string): number => Number(numbers[order.indexOf(name)] ?? NaN)
  return calendarDay(fullYear(part('YYYY'), numbers[order.indexOf('YYYY')] ?? ''), part('MM'), part('DD'))
}

/** 26 is a year of the last hundred, as people type it. */
function fullYear(year: number, typed: string): number {
  if (typed.length > 2) return year
  const now = new Date().getFullYear()
  const century = now - (now % 100)
  return century + year > now ? century - 100 + year : century + year
}

function calendarDay(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day))
  const real =
    year >= 1000 && date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return real ? date.toISOString().slice(0, 10) : null
}

/** Midnight where the person is, as an instant; `days` later. */
export function midnight(day: string | undefined, days = 0): string | undefined {
  if (day === undefined) return undefined
  const moment = new Date(`${day}T00:00:00`)
  if (Number.isNaN(moment.getTime())) return undefined
  moment.setDate(moment.getDate() + days)
  return moment.toISOString()
}
