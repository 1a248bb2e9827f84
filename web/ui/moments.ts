/** Day and time of the day of a moment, where the reader is: `2026-11-22` and `14:05:00`. */
export interface LocalMoment {
  day: string
  time: string
}

const padded = (value: number, length = 2): string => String(value).padStart(length, '0')

/** What clock and calendar of the reader show at a moment. */
export function localMoment(moment: string | Date): LocalMoment {
  const at = new Date(moment)
  return {
    day: [padded(at.getFullYear(), 4), padded(at.getMonth() + 1), padded(at.getDate())].join('-'),
    time: [at.getHours(), at.getMinutes(), at.getSeconds()].map((part) => padded(part)).join(':'),
  }
}

/**
 * The moment at which clock and calendar of the reader show this, in UTC; null where it is none. An hour that is skipped
 * when the clock goes forward is the one after it. Of an hour that comes twice it is the first, unless `near` is a moment
 * of the time after the change: then what is changed about that one stays in the second.
 */
export function momentOf({ day, time }: LocalMoment, near?: string): string | null {
  const shown = new Date(`${day}T${time}`)
  if (Number.isNaN(shown.getTime())) return null
  const twice = [-1, 1]
    .map((days) => inOffset(shown, offsetAt(new Date(shown.getTime() + days * 86_400_000))))
    .filter((one) => same(localMoment(one), localMoment(shown)))
  const kept = near === undefined ? undefined : twice.find((one) => offsetAt(one) === offsetAt(new Date(near)))
  return (kept ?? shown).toISOString()
}

const offsetAt = (moment: Date): number => moment.getTimezoneOffset() * 60_000
const inOffset = (moment: Date, offset: number): Date => new Date(moment.getTime() - offsetAt(moment) + offset)
const same = (a: LocalMoment, b: LocalMoment): boolean => a.day === b.day && a.time === b.time

/** The name of the reader's time zone at a moment, as the locale writes it: "PST", "MEZ", "GMT+5:30". */
export function zoneName(moment: string | Date, locale: string): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZoneName: 'short' }).formatToParts(new Date(moment))
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? ''
}
