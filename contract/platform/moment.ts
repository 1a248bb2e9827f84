import { z } from 'zod'

/** PostgreSQL has no year 0, and ISO 8601 writes years after 9999 in another way. */
const years = { first: Date.parse('0001-01-01T00:00:00Z'), last: Date.parse('9999-12-31T23:59:59.999Z') }

/** Whether a day or a moment, with its offset taken off, is of the years 1 to 9999. */
export function isInYears(value: unknown): boolean {
  const time = Date.parse(String(value))
  return time >= years.first && time <= years.last
}

/** A moment with its offset (ISO 8601), in UTC of the years 1 to 9999. Refuses with `instant` or `year`. */
export const moment = z.iso.datetime({ offset: true }).refine(isInYears, 'year')
