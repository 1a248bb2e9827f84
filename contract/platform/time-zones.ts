/** The header by which a request says in which time zone its days are meant: `Time-Zone: Pacific/Auckland`. */
export const timeZoneHeader = 'time-zone'

interface Zone {
  name: string
  days: Intl.DateTimeFormat
}

/** Making a format takes a tenth of a millisecond, and every request of a page names its zone. */
const zones = new Map<string, Zone>()
/** Names come from outside, in any letter case: there are some 600 zones. */
const mostKept = 700

function zoneOf(name: string): Zone | null {
  const kept = zones.get(name)
  if (kept) return kept
  const zone = makeZone(name)
  if (zone && zones.size < mostKept) zones.set(name, zone)
  return zone
}

function makeZone(name: string): Zone | null {
  try {
    const days = new Intl.DateTimeFormat('en', { timeZone: name, ...parts })
    return { name: days.resolvedOptions().timeZone, days }
  } catch {
    return null
  }
}

const parts = {
  calendar: 'iso8601',
  numberingSystem: 'latn',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
} as const

/**
 * The name of a time zone as the program has it (IANA's database, of any letter case, or an offset such as `+05:30`); null
 * for one that it does not know.
 */
export const knownTimeZone = (name: string): string | null => zoneOf(name)?.name ?? null

/** Whether a name is one of the time zones that the program knows. */
export const isTimeZone = (name: string): boolean => zoneOf(name) !== null

/** The day that a calendar on the wall of a time zone shows at a moment, as `2026-11-30`. Throws where it is not known. */
export function dayInZone(timeZone: string, moment: Date): string {
  if (timeZone === 'UTC') return moment.toISOString().slice(0, 10)
  const zone = zoneOf(timeZone)
  if (!zone) throw new RangeError(`There is no time zone "${timeZone}".`)
  const shown = new Map(zone.days.formatToParts(moment).map(({ type, value }) => [type, value]))
  return `${shown.get('year')!.padStart(4, '0')}-${shown.get('month')}-${shown.get('day')}`
}
