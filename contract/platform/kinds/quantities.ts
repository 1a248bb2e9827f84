import { z } from 'zod'
import { isInYears, moment } from '../moment.ts'
import type { Kind } from './kind.ts'

const ordered = ['eq', 'ne', 'lt', 'lte', 'gt', 'gte', 'between'] as const
const emptiness = ['empty', 'not_empty'] as const

/** A number with at most two decimals. */
export const decimal: Kind<number> = {
  schema: (field) => {
    const [least, most] = field.range ?? [-999_999_999, 999_999_999]
    return z
      .number()
      .min(least)
      .max(most)
      .refine((value) => Number(value.toFixed(2)) === value, 'two_decimals')
  },
  output: () => z.number(),
  operators: [...ordered, ...emptiness],
  compares: 'number',
  toText: (value) => String(value),
  fromText: (cell, field) => {
    const value = Number(cell.replace(/\s|%/g, '').replace(',', '.'))
    const [least, most] = field.range ?? [-999_999_999, 999_999_999]
    return Number.isFinite(value) && value >= least && value <= most
      ? Number(value.toFixed(2))
      : { problem: 'number_range' }
  },
  mask: (value) => value,
}

/** A whole number. */
export const integer: Kind<number> = {
  ...decimal,
  schema: (field) => {
    const [least, most] = field.range ?? [-999_999_999, 999_999_999]
    return z.number().int().min(least).max(most)
  },
}

/** Today so many years from now, where it is already tomorrow: nobody is told that their today is to come. */
function dayFromNow(years: number): string {
  const date = new Date(Date.now() + 14 * 3_600_000)
  date.setUTCFullYear(date.getUTCFullYear() + years)
  return date.toISOString().slice(0, 10)
}

/** A day without a zone, `2026-11-22`. */
export const date: Kind<string> = {
  schema: ({ birth }) =>
    z.iso
      .date()
      .refine((day) => day >= '0001-01-01', 'year')
      .refine((day) => !birth || day <= dayFromNow(0), 'born_later')
      .refine((day) => !birth || day >= dayFromNow(-130), 'born_long_ago'),
  output: () => z.string(),
  operators: [...ordered, 'last_days', 'next_days', ...emptiness],
  compares: 'date',
  toText: (value) => value,
  fromText: (cell) => readDate(cell) ?? { problem: 'date' },
  mask: () => '•••',
}

/** A moment in UTC, `2026-11-22T03:30:00.000Z`. */
export const instant: Kind<string> = {
  schema: () => moment,
  output: () => z.string(),
  operators: ['lt', 'gte', 'between', 'last_days', 'next_days', ...emptiness],
  compares: 'instant',
  toText: (value) => value,
  fromText: (cell) => {
    const day = readDate(cell)
    const read = new Date(day === null ? cell.replace(/^(\d{4}-\d\d-\d\d) (\d\d:\d\d)/, '$1T$2') : `${day}T00:00:00Z`)
    return isInYears(read) ? read.toISOString() : { problem: 'instant' }
  },
  mask: (value) => value,
}

/** Reads 2026-11-22, 20261122, 22.11.2026, and 11/22/2026 where the order is certain; null where it is not a day. */
export function readDate(cell: string): string | null {
  const iso = /^(\d{4})-?(\d\d)-?(\d\d)$/.exec(cell.trim())
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(cell.trim())
  const slashed = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(cell.trim())
  if (iso) return calendarDay(iso[1]!, iso[2]!, iso[3]!)
  if (dotted) return calendarDay(dotted[3]!, dotted[2]!, dotted[1]!)
  if (slashed)
    return Number(slashed[1]) > 12
      ? calendarDay(slashed[3]!, slashed[2]!, slashed[1]!)
      : calendarDay(slashed[3]!, slashed[1]!, slashed[2]!)
  return null
}

function calendarDay(year: string, month: string, day: string): string | null {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return z.iso.date().safeParse(text).success && text >= '0001-01-01' ? text : null
}
