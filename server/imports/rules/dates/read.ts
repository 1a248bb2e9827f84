import { foldText } from '../../../../contract/platform/fold.ts'
import { takeClock } from './clock.ts'
import { eras, isIdle, monthOf } from './words.ts'
import type { Zone } from './zone.ts'

/** A year, a month from 1, a day. */
export type Day = [year: number, month: number, day: number]

/** A day whose order a file has to show: `03/04/1990`, with the year as it is written. */
export interface OpenDay {
  first: number
  second: number
  year: number
}

/** What a text says of a day and its time. `short`: the year has two digits. */
export interface DateText {
  day: Day | OpenDay
  short: boolean
  time: number | null
  zone: Zone | null
}

export const isOpen = (day: Day | OpenDay): day is OpenDay => !Array.isArray(day)

/** Reads a date as programs and people write it. `empty`: a day that programs write for none. Null: it is no date. */
export function readDateText(cell: string): DateText | 'empty' | null {
  const text = cell.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
  if (text.length > 100 || !/\d/.test(text)) return null
  if (isNone(text)) return 'empty'
  const clock = takeClock(text)
  const found = clock && dayOf(clock.rest)
  return found ? { ...found, time: clock.time, zone: clock.zone } : null
}

/** What MySQL and .NET write where there is no date, in whatever order. */
const isNone = (text: string): boolean =>
  /^(0{4}[-/.]?00[-/.]?00|00[-/.]00[-/.]0{4}|0001-01-01|0?1[-/.]0?1[-/.]0001)([t ,]+0?0:00(:00)?(\.0+)?(z|\+00:?00)?|[t ,]+12:00(:00)? am)?$/.test(
    text,
  )

function dayOf(text: string): Pick<DateText, 'day' | 'short'> | null {
  const plain = inDigits(text)
  const tokens = [...plain.matchAll(/\d+|\p{L}+/gu)]
  const kept = tokens.flatMap((token) => {
    const word = foldText(token[0])
    // 25th, 1er
    const isOrdinal = /^(st|nd|rd|th|er)$/.test(word) && /\d$/.test(plain.slice(0, token.index))
    return isOrdinal || isIdle(word) ? [] : [{ word, at: token.index, end: token.index + token[0].length }]
  })
  if (kept.length === 1) return compact(kept[0]!.word)
  if (kept.length !== 3) return null
  const [one, two, three] = kept.map(({ word }) => word) as [string, string, string]
  const isNumber = (word: string): boolean => /^\d{1,4}$/.test(word)
  if (monthOf(one) && isNumber(two) && isNumber(three)) return dated(three, monthOf(one)!, two)
  if (monthOf(two) && isNumber(one) && isNumber(three))
    return isYear(one) ? dated(one, monthOf(two)!, three) : dated(three, monthOf(two)!, one)
  if (![one, two, three].every(isNumber)) return null
  if (isYear(one)) return dated(one, Number(two), three)
  const between = plain.slice(kept[0]!.end, kept[2]!.at).replace(/[\d\s]/g, '')
  if (!/^([./-])\1$/.test(between)) return null
  return between === '..' ? dated(three, Number(two), one) : open(one, two, three)
}

/** A year stands first where it has four digits, or is no day. */
const isYear = (word: string): boolean => word.length === 4 || (word.length === 2 && Number(word) > 31)

/** Days as they are written in Japan, China and Korea, in the signs of others. */
const inDigits = (text: string): string =>
  text
    .replace(
      /(明治|大正|昭和|平成|令和|\b[mtshr])\s?(元|\d{1,2})\s?[年.](?=\s?\d)/g,
      (_, era: string, year: string) => {
        return `${eras[era]! + (year === '元' ? 1 : Number(year))}-`
      },
    )
    .replace(/^(\d{4})-(\d{1,2})\.(\d{1,2})$/, '$1-$2-$3')
    .replace(/(\d)\s?[年년]\s?(\d)/g, '$1-$2')
    .replace(/(\d)\s?[月월]\s?(\d)/g, '$1-$2')
    .replace(/(\d)\s?[日일]/g, '$1 ')

/** 20261129: no other order of eight digits is in use between programs. */
function compact(word: string): Pick<DateText, 'day' | 'short'> | null {
  const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)$/.exec(word.replace(/t$/, '')) ?? []
  return year ? dated(year, Number(month), day!) : null
}

function dated(year: string, month: number, day: string): Pick<DateText, 'day' | 'short'> | null {
  if (year.length === 3 || day.length > 2) return null
  const short = year.length < 4
  const read: Day = [Number(year), month, Number(day)]
  return isReal(read, short) ? { day: read, short } : null
}

function open(first: string, second: string, year: string): Pick<DateText, 'day' | 'short'> | null {
  if (year.length === 3 || year.length < 2 || first.length > 2 || second.length > 2) return null
  const short = year.length < 4
  const day: OpenDay = { first: Number(first), second: Number(second), year: Number(year) }
  return [true, false].some((dayFirst) => isReal(settled(day, dayFirst), short)) ? { day, short } : null
}

/** An open day in one of its orders. */
export const settled = ({ first, second, year }: OpenDay, dayFirst: boolean): Day =>
  dayFirst ? [year, second, first] : [year, first, second]

/** Whether the calendar has this day; a short year may be a leap year. */
export function isReal([year, month, day]: Day, short = false): boolean {
  const full = short ? 2000 + (year % 4) : year
  const date = new Date(0)
  date.setUTCFullYear(full, month - 1, day)
  return full >= 1 && date.getUTCFullYear() === full && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}
