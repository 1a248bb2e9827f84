/** Types of columns that lists are ordered by. */
export type CursorType =
  'text' | 'timestamptz' | 'date' | 'numeric' | 'integer' | 'bigint' | 'boolean' | 'uuid' | 'jsonb'

const checks: Record<CursorType, (text: string) => boolean> = {
  text: (text) => !text.includes('\0') && text.isWellFormed(),
  timestamptz: (text) => isMoment(text),
  date: (text) => isDay(text, lastYear.date),
  // `NaN` and exponents are not written by a column of exact numbers.
  numeric: (text) => /^-?\d{1,500}(\.\d{1,500})?$/.test(text),
  integer: (text) => isWhole(text, 2n ** 31n),
  bigint: (text) => isWhole(text, 2n ** 63n),
  boolean: (text) => text === 'true' || text === 'false',
  uuid: (text) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text),
  // Amounts of money are the only objects that lists are ordered by.
  jsonb: (text) => /^\{"amount": ?-?\d{1,16}, ?"currency": ?"[A-Z]{3}"\}$/.test(text),
}

/** Whether PostgreSQL can read a text as a value of a type, as it writes one itself. */
export const isValueOf = (type: CursorType, text: string): boolean => checks[type](text)

/** The last years that PostgreSQL can hold (documentation, table 8.9). */
const lastYear = { timestamptz: 294_276, date: 5_874_897 }

/** `2026-11-22 03:30:00.123456+00`, or as ISO 8601 has it. */
function isMoment(text: string): boolean {
  const match = /^(.+)[ T]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,6})?(?:\+00|Z)$/.exec(text)
  return match?.[1] !== undefined && isDay(match[1], lastYear.timestamptz)
}

function isDay(text: string, last: number): boolean {
  const match = /^(\d{4,7})-(\d\d)-(\d\d)$/.exec(text)
  if (!match) return false
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number]
  return year >= 1 && year <= last && month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month)
}

const daysOf = (year: number, month: number): number =>
  // The calendar repeats itself every 400 years; JavaScript reads years below 100 as of the twentieth century.
  new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate()

function isWhole(text: string, beyond: bigint): boolean {
  if (!/^-?\d{1,19}$/.test(text)) return false
  const value = BigInt(text)
  return value >= -beyond && value < beyond
}
