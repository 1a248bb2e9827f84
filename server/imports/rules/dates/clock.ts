import { isTimeZone } from '../../../../contract/platform/time-zones.ts'
import type { Zone } from './zone.ts'

/** What a text says of the time of a day, and what else it says. Times in milliseconds since midnight. */
export interface Clock {
  time: number | null
  zone: Zone | null
  rest: string
}

const times = [
  // 10:00, 10:00:00.123, 10:00:00,123 PM
  /(?<=^|[\s,t]|\p{L}\d{4}:)(?<h>\d{1,2}):(?<m>\d\d)(?::(?<s>\d\d)(?:[.,](?<f>\d+))?)?(?:\s?(?<half>[ap])\.?m\b\.?)?/u,
  // 10.00.00.000000 AM, as Oracle prints it
  /(?<=^|[\s,t])(?<h>\d{1,2})\.(?<m>\d\d)\.(?<s>\d\d)(?:\.(?<f>\d+))?\s?(?<half>[ap])m\b/,
  /(?<=^|\s)(?<h>\d{1,2})\s?(?<half>[ap])\.?m\b\.?/,
  /(?<h>\d{1,2})時(?:(?<m>\d{1,2})分)?(?:(?<s>\d{1,2})秒)?/,
  // 20261129T100000Z (ISO 8601, basic format)
  /(?<=^\d{8}t)(?<h>\d\d)(?<m>\d\d)(?<s>\d\d)?/,
]

/** Takes time and zone out of a text in lower case. Undefined where they are none, such as 25:00. */
export function takeClock(text: string): Clock | undefined {
  // The name of the zone in words, as browsers print it; calendars (RFC 9557) are all the same day.
  const plain = text.replace(/\([^)]*\)/g, ' ').replace(/\[u-[^\]]*\]/g, ' ')
  const found = times.map((pattern) => pattern.exec(plain)).find((match) => match !== null)
  if (!found) return { time: null, zone: null, rest: plain }
  const time = timeOf(found.groups!)
  if (time === undefined) return undefined
  const before = plain.slice(0, found.index).replace(/[t:]$/, ' ')
  const { zone, rest } = takeZone(plain.slice(found.index + found[0].length))
  return zone === undefined ? undefined : { time, zone, rest: `${before} ${rest}` }
}

function timeOf({ h, m = '0', s = '0', f = '0', half }: Record<string, string | undefined>): number | undefined {
  const written = Number(h)
  if (half && (written < 1 || written > 12)) return undefined
  const hours = half ? (written % 12) + (half === 'p' ? 12 : 0) : written
  const [minutes, seconds] = [Number(m), Number(s)]
  const isEnd = hours === 24 && minutes === 0 && seconds === 0
  // A leap second is the last one of its minute.
  if ((hours > 23 && !isEnd) || minutes > 59 || seconds > 60) return undefined
  return ((hours * 60 + minutes) * 60 + Math.min(seconds, 59)) * 1000 + Math.floor(Number(`0.${f}`) * 1000)
}

/** Offset first, where both are given (RFC 9557, 3.4): zones change their rules. Undefined for a zone that is none. */
function takeZone(text: string): { zone: Zone | null | undefined; rest: string } {
  const offset = /^\s?(?:utc|gmt|z)?\s?([+-])(\d{1,2})(?::?(\d\d))?(?!\d)/.exec(text)
  const bracketed = /\[!?([^\]]+)\]/.exec(text)
  let rest = bracketed ? text.replace(bracketed[0], ' ') : text
  if (offset) {
    rest = rest.slice(offset[0].length).replace(/^\s(utc|gmt|[a-z]{2,5})\b/, ' ')
    const minutes = Number(offset[2]) * 60 + Number(offset[3] ?? 0)
    return minutes > 18 * 60
      ? { zone: undefined, rest }
      : { zone: { minutes: offset[1] === '-' ? -minutes : minutes }, rest }
  }
  const named = /^\s?([a-z]+(?:\/[a-z0-9_+-]+)+|[a-z]{1,5})\b/.exec(rest)
  const abbreviated = named ? minutesOf[named[1]!] : undefined
  if (named && abbreviated !== undefined) return { zone: { minutes: abbreviated }, rest: rest.slice(named[0].length) }
  // At the end, as of `date` on Unix, before the year.
  const name = bracketed?.[1] ?? (named?.[1]?.includes('/') ? named[1] : undefined)
  if (name === undefined) return { zone: null, rest }
  const left = bracketed ? rest : rest.slice(named![0].length)
  return isTimeZone(name) ? { zone: { name }, rest: left } : { zone: undefined, rest: left }
}

/** Those that RFC 5322 (4.3) defines, and those of Europe and Japan that mean one thing. */
const minutesOf: Record<string, number> = {
  z: 0,
  ut: 0,
  utc: 0,
  gmt: 0,
  wet: 0,
  west: 60,
  cet: 60,
  cest: 120,
  mez: 60,
  mesz: 120,
  eet: 120,
  eest: 180,
  msk: 180,
  jst: 540,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
}
