/** The header by which a request says in which time zone its days are meant: `Time-Zone: Pacific/Auckland`. */
export const timeZoneHeader = 'time-zone'

/**
 * The name of a time zone as the program has it (IANA's database, of any letter case, or an offset such as `+05:30`); null
 * for one that it does not know.
 */
export function knownTimeZone(name: string): string | null {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone
  } catch {
    return null
  }
}

/** Whether a name is one of the time zones that the program knows. */
export const isTimeZone = (name: string): boolean => knownTimeZone(name) !== null

const formats = new Map<string, Intl.DateTimeFormat>()

/** The day that a calendar on the wall of a time zone shows at a moment, as `2026-11-30`. Throws where it is not known. */
export function dayInZone(timeZone: string, moment: Date): string {
  if (timeZone === 'UTC') return moment.toISOString().slice(0, 10)
  let format = formats.get(timeZone)
  if (!format) formats.set(timeZone, (format = new Intl.DateTimeFormat('en', { timeZone, ...parts })))
  const shown = new Map(format.formatToParts(moment).map(({ type, value }) => [type, value]))
  return `${shown.get('year')!.padStart(4, '0')}-${shown.get('month')}-${shown.get('day')}`
}

const parts = {
  calendar: 'iso8601',
  numberingSystem: 'latn',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
} as const
