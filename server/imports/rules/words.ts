import { genders } from '../../../contract/customers/names.ts'
import { splitName } from '../../../contract/customers/split-name.ts'
import { foldText } from '../../../contract/platform/fold.ts'

const spelt = (words: Record<string, string>): Map<string, string> =>
  new Map(
    Object.entries(words).flatMap(([code, list]) =>
      list.split(' ').map((word): [string, string] => [foldText(word), code]),
    ),
  )

const GENDERS = spelt({
  female: 'f w female woman weiblich frau femme féminin femenino mujer ж жен женский женщина',
  male: 'm male man männlich mann homme masculin masculino hombre h м муж мужской мужчина',
  other: 'x d other divers diverse autre otro другой nonbinary',
})

const FLAGS = spelt({ true: 'oui sí si да wahr vrai on t j ✓ ✔', false: 'non нет falsch faux off f' })

/** What files write where a person's gender or salutation is not known. */
const UNSAID = new Set([
  'n/a',
  'na',
  '-',
  'none',
  'not specified',
  'not_specified',
  'unspecified',
  'unknown',
  'undefined',
  'null',
  'keine angabe',
  'не указан',
])

/** Whether a cell says that nothing is known. */
export const saysNothing = (cell: string): boolean => UNSAID.has(foldText(cell))

/** A gender as files write it in five languages; the cell itself where it is none. */
export const genderWord = (cell: string): string =>
  GENDERS.get(foldText(cell).replace(/\.$/, '')) ?? genders.find((one) => one === cell.toLowerCase()) ?? cell

/** A salutation as files write it, such as `Frau` or `г-н`; the cell itself where it is none. */
export const salutationWord = (cell: string): string => splitName(`${cell} A B`).salutation ?? cell

/** Yes and no in more languages than the kind itself knows. */
export const flagWord = (cell: string): string => FLAGS.get(foldText(cell)) ?? cell

/** `03/04/2026` as a day of April, where the file writes the day first. */
export const dayFirst = (cell: string): string =>
  cell.replace(/^(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?=$|,?[ T])/, '$1.$2.$3')

/** Reads moments without a zone as the clock of a zone shows them: UTC, unless another one is given. */
export function momentReader(zone = 'UTC'): (cell: string) => string {
  return (cell) => {
    const { day, time } = zoneless(cell) ?? {}
    if (!day) return cell
    return `${day}T${time ?? '00:00:00'}${zone === 'UTC' ? 'Z' : offsetAt(zone, `${day}T${time ?? '00:00:00'}Z`)}`
  }
}

/** `31.12.2025 14:30`, `2025-12-31 14:30:00`, `12/31/2025 2:30 PM`, `Dec 31, 2025 2:30:00 PM`; null for any other. */
function zoneless(cell: string): { day: string; time?: string } | null {
  const found =
    /^(?:(?<y>\d{4})-(?<m>\d\d)-(?<d>\d\d)|(?<dd>\d{1,2})\.(?<dm>\d{1,2})\.(?<dy>\d{4})|(?<sm>\d{1,2})\/(?<sd>\d{1,2})\/(?<sy>\d{4}|\d{2})|(?<name>[A-Z][a-z]{2})[a-z]* (?<nd>\d{1,2}), (?<ny>\d{4}))(?:,?[ T]+(?<h>\d{1,2}):(?<min>\d\d)(?::(?<s>\d\d(?:\.\d+)?))?(?: ?(?<half>[AP])M)?)?$/.exec(
      cell.replace(/[\u00a0\u202f]/g, ' '),
    )?.groups
  if (!found) return null
  const named = found.name ? String(MONTHS.indexOf(found.name.toLowerCase()) + 1) : ''
  const year = found.y ?? found.dy ?? found.sy ?? found.ny ?? ''
  const [month, date] = [found.m ?? found.dm ?? found.sm ?? named, found.d ?? found.dd ?? found.sd ?? found.nd]
  // What is not said whether the day or the month comes first is for the kind to read.
  if (!found.h && (found.sm || found.y || found.dd)) return null
  if (month === '0') return null
  const swapped = found.sm !== undefined && Number(month) > 12
  const [first, second] = swapped ? [date, month] : [month, date]
  const day = `${year.length === 2 ? `20${year}` : year}-${two(first)}-${two(second)}`
  if (!found.h) return { day }
  const hour = found.half ? (Number(found.h) % 12) + (found.half === 'P' ? 12 : 0) : found.h
  return { day, time: `${two(hour)}:${found.min}:${found.s ?? '00'}` }
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

const two = (part: string | number | undefined): string => String(part ?? '').padStart(2, '0')

/** How far the clock of a zone is from UTC at a moment of that clock: `+02:00`. */
function offsetAt(zone: string, wall: string): string {
  const at = new Date(wall)
  if (Number.isNaN(at.getTime())) return 'Z'
  // Twice: the first guess may lie on the other side of a change of the clock.
  const guess = new Date(at.getTime() - minutesOf(zone, at) * 60_000)
  const minutes = minutesOf(zone, guess)
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60]
  return `${minutes < 0 ? '-' : '+'}${two(hours)}:${two(rest)}`
}

const formats = new Map<string, Intl.DateTimeFormat>()

function minutesOf(zone: string, at: Date): number {
  const format = formats.get(zone) ?? new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })
  formats.set(zone, format)
  const name = format.formatToParts(at).find((part) => part.type === 'timeZoneName')?.value ?? ''
  const [, sign, hours = '0', minutes = '0'] = /GMT([+-])(\d\d):(\d\d)/.exec(name) ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
}
