/** Where the clock stood that a text shows: so many minutes before UTC, or in a zone with changes of its own. */
export type Zone = { minutes: number } | { name: string }

/**
 * The moment at which the clock of a zone shows this, in UTC. `wall` is what it shows, as milliseconds as if it were UTC.
 * Of an hour that comes twice it is the first; one that is left out is counted on from before (RFC 5545, 3.3.5).
 */
export function momentIn(zone: Zone, wall: number): number {
  if ('minutes' in zone) return wall - zone.minutes * minute
  const before = minutesAt(zone.name, wall - day)
  const after = minutesAt(zone.name, wall + day)
  const fitting = [before, after].filter((offset) => minutesAt(zone.name, wall - offset * minute) === offset)
  return wall - Math.max(...(fitting.length > 0 ? fitting : [before])) * minute
}

const minute = 60_000
const day = 86_400_000
const formats = new Map<string, Intl.DateTimeFormat>()

/** How far the clock of a zone is before UTC at a moment, in minutes. */
function minutesAt(name: string, at: number): number {
  let format = formats.get(name)
  if (!format)
    formats.set(name, (format = new Intl.DateTimeFormat('en', { timeZone: name, timeZoneName: 'longOffset' })))
  const shown = format.formatToParts(at).find((part) => part.type === 'timeZoneName')?.value ?? ''
  const [, sign, hours = '0', minutes = '0', seconds = '0'] = /GMT([+-])(\d\d):(\d\d)(?::(\d\d))?/.exec(shown) ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes) + Number(seconds) / 60)
}
