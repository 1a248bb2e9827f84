/** How the numbers of a style are shown, as far as it matters for what they mean. */
export type NumberLook = { kind: 'plain' } | { kind: 'date' } | { kind: 'percent' } | { kind: 'digits'; code: string }

const plain: NumberLook = { kind: 'plain' }

/** Formats that every program knows by number: days, times and both. */
const builtInDates = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)

/** What a number format means: a date, a percentage, or digits in places such as `00000` and `(000) 000-0000`. */
export function lookOf(id: number, code: string | undefined): NumberLook {
  if (code === undefined)
    return builtInDates(id) ? { kind: 'date' } : id === 9 || id === 10 ? { kind: 'percent' } : plain
  const [first = ''] = code.split(';')
  const bare = first.replace(/\[[^\]]*\]/g, '').replace(/"[^"]*"|\\.|_./g, '')
  if (/[ymdhs]/i.test(bare) && !/^general$/i.test(bare)) return { kind: 'date' }
  if (bare.includes('%')) return { kind: 'percent' }
  const literal = first
    .replace(/\[[^\]]*\]/g, '')
    .replace(/"([^"]*)"/g, '$1')
    .replace(/\\(.)/g, '$1')
  return /^[-+()\s/.]*0[-+()\s/.0]*$/.test(literal) && /0.*0/.test(literal) && !/\.0+$/.test(literal)
    ? { kind: 'digits', code: literal }
    : plain
}

/** The text of a number as the sheet shows it: zip codes and phones keep their zeros, days are days. */
export function numberText(value: string, look: NumberLook, date1904: boolean): string {
  const number = Number(value)
  if (value.trim() === '' || !Number.isFinite(number)) return value
  if (look.kind === 'date') return dateText(number, date1904)
  const rounded = Number(number.toPrecision(15))
  if (look.kind === 'percent') return `${Number((rounded * 100).toPrecision(12))}%`
  if (look.kind === 'digits' && Number.isInteger(rounded) && rounded >= 0) return inPlaces(String(rounded), look.code)
  return Math.abs(rounded) < 1e21 && Number.isInteger(rounded) ? BigInt(rounded).toString() : String(rounded)
}

/** Fills the zeros of a format from the right; digits that have no place stand before the first. */
function inPlaces(digits: string, code: string): string {
  const places = code.split('').filter((sign) => sign === '0').length
  const filled = digits.padStart(places, '0')
  let next = filled.length - places
  let first = true
  return code.replace(/0/g, () => {
    const before = first ? filled.slice(0, next) : ''
    first = false
    next += 1
    return before + filled[next - 1]!
  })
}

const day = 86_400_000

/** Days since the end of 1899, or since 1904; 1900 is taken for a leap year, as spreadsheets do. */
function dateText(serial: number, date1904: boolean): string {
  if (serial < 0 || serial > 2_958_466) return String(serial)
  const whole = Math.floor(serial)
  const seconds = Math.round((serial - whole) * 86_400)
  const time = new Date(seconds * 1000).toISOString().slice(11, 19)
  if (whole === 0 && !date1904) return time
  const since = date1904 ? Date.UTC(1904, 0, 1) : whole < 60 ? Date.UTC(1899, 11, 31) : Date.UTC(1899, 11, 30)
  const moment = new Date(since + whole * day + (seconds === 86_400 ? day : 0))
  const date = moment.toISOString().slice(0, 10)
  return seconds === 0 || seconds === 86_400 ? date : `${date} ${time}`
}

/** The number of the column that a reference such as `AB12` names, from 0; null where it is none. */
export function columnAt(reference: string): number | null {
  const letters = /^([A-Z]{1,3})\d*$/.exec(reference)?.[1]
  if (!letters) return null
  let at = 0
  for (const letter of letters) at = at * 26 + letter.charCodeAt(0) - 64
  return at <= 16_384 ? at - 1 : null
}
