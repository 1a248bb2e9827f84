import { isInYears } from '../../../../contract/platform/moment.ts'
import type { Told } from '../read-field.ts'
import { isOpen, isReal, readDateText, settled, type DateText, type Day } from './read.ts'
import { momentIn, type Zone } from './zone.ts'

/** How the dates of a column are meant. */
export interface DateRules {
  /** Whether `03/04/1990` is in April. */
  dayFirst: boolean
  /** Zone of moments, and of days, that name none. */
  zone: string
  /** Days on which somebody was born: a short year is the last one that has been. */
  births: boolean
  /** Now, in milliseconds. */
  now: number
}

/** Reads a day without a zone, `1990-04-25`. */
export function tellDay(cell: string, rules: DateRules): Told {
  const read = readDateText(cell)
  if (read === 'empty') return null
  const day = read && dayIn(read, rules)
  if (!day) return { problem: read && isOpen(read.day) ? 'date_order' : 'date' }
  return { value: written(read.zone ? dayThere(day, read, rules) : day) }
}

/** Reads a moment, in UTC. A day alone begins with its first moment in the zone of the file. */
export function tellMoment(cell: string, rules: DateRules): Told {
  const stamp = /^(?:\/date\()?(\d{10}|\d{13})(?:\)\/)?$/i.exec(cell.trim())?.[1]
  if (stamp) return { value: new Date(Number(stamp) * (stamp.length === 10 ? 1000 : 1)).toISOString() }
  const read = readDateText(cell)
  if (read === 'empty') return null
  const day = read && dayIn(read, rules)
  if (!day) return { problem: read && isOpen(read.day) ? 'date_order' : 'instant' }
  const moment = momentIn(read.zone ?? { name: rules.zone }, wallOf(day, read.time ?? 0))
  const told = new Date(moment)
  return isInYears(told) ? { value: told.toISOString() } : { problem: 'instant' }
}

function dayIn({ day, short }: DateText, { dayFirst, births, now }: DateRules): Day | null {
  const [year, ...rest] = isOpen(day) ? settled(day, dayFirst) : day
  const full: Day = [short ? fullYear(year, rest, births, now) : year, ...rest]
  return isReal(full) ? full : null
}

/**
 * A year of two digits: of a birth the last one that has been, else one from 80 years ago to 19 years ahead (as Java and
 * ICU read it).
 */
function fullYear(year: number, [month, day]: number[], births: boolean, now: number): number {
  const this_year = new Date(now).getUTCFullYear()
  const ahead = births ? 0 : 19
  const candidate = Math.floor((this_year + ahead) / 100) * 100 + year
  const isLater = candidate > this_year + ahead || (births && wallOf([candidate, month!, day!], 0) > now)
  return isLater ? candidate - 100 : candidate
}

const wallOf = ([year, month, day]: Day, time: number): number => {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  return date.getTime() + time
}

const written = ([year, month, day]: Day): string =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`

/** Programs print days as moments: midnight of the file's zone in UTC is a day there, not the day before. */
function dayThere(day: Day, { time, zone }: DateText, rules: DateRules): Day {
  if (!time) return day
  const here: Zone = { name: rules.zone }
  const moment = momentIn(zone!, wallOf(day, time))
  for (const shift of [0, 1, -1]) {
    const other = new Date(wallOf(day, shift * 86_400_000))
    const there: Day = [other.getUTCFullYear(), other.getUTCMonth() + 1, other.getUTCDate()]
    if (momentIn(here, wallOf(there, 0)) === moment) return there
  }
  return day
}
