import type { KindName } from '../../../contract/platform/kinds/kinds.ts'
import { kindOf } from '../../../contract/platform/kinds/kinds.ts'
import type { Money, Phone } from '../../../contract/platform/kinds/values.ts'
import { decimalText, minorDigits } from '../../../contract/platform/kinds/minor-units.ts'
import { phoneText } from '../../../contract/platform/phones/exact.ts'
import { groupedPhone } from '../../../contract/platform/phones/phones.ts'
import type { Field } from '../../../contract/platform/record.ts'
import type { StaffLanguage } from '../../../contract/settings/settings.ts'
import type { SheetCell, SheetColumn } from '../../platform/files/xlsx-write.ts'
import type { FileWords } from './words.ts'

export type { SheetCell } from '../../platform/files/xlsx-write.ts'

/** A record that a reference points to: how programs and how people name it. */
export interface Referred {
  code: string
  label: string
}

/** How values are written. `typed`: dates, numbers and flags are cells of their own type, otherwise texts. */
export interface Writing {
  labels: boolean
  typed: boolean
  language: StaffLanguage
  zone: string
  words: FileWords
  references: Record<string, ReadonlyMap<string, Referred>>
}

export type Write = (value: unknown) => SheetCell

interface Way {
  kind: SheetColumn['kind']
  write: (writing: Writing, field: Field, choices: Choices) => Write
}

/** Words of choices, by field and code. */
export type Choices = Record<string, Record<string, string>>

/** Kinds that are written otherwise than by their own text. Null never comes here. */
const ways: Partial<Record<KindName, Way>> = {
  choice: {
    kind: 'text',
    write: ({ labels }, { name }, choices) =>
      labels ? (value) => choices[name]?.[value as string] ?? (value as string) : String,
  },
  country: { kind: 'text', write: (writing) => named(writing, 'region') },
  locale: { kind: 'text', write: (writing) => named(writing, 'language') },
  flag: {
    kind: 'flag',
    write: ({ labels, typed, words }) =>
      labels ? (value) => (value ? words.yes : words.no) : typed ? (value) => value as boolean : String,
  },
  reference: {
    kind: 'text',
    write: ({ labels, references }, { refers = '' }) => {
      const known = references[refers]
      const one = (id: string): string => known?.get(id)?.[labels ? 'label' : 'code'] ?? id
      return (value) => (Array.isArray(value) ? (value as string[]).map(one).join(', ') : one(value as string))
    },
  },
  date: { kind: 'day', write: (writing) => day(writing) },
  instant: { kind: 'moment', write: (writing) => moment(writing) },
  decimal: { kind: 'number', write: number },
  integer: { kind: 'number', write: number },
  money: { kind: 'text', write: amount },
  phones: {
    kind: 'text',
    write: ({ labels }) => {
      const one = labels ? printed : typedNumber
      return (value) => (value as Phone[]).map(one).join(', ')
    },
  },
}

/** How a field's values become cells, and what sort of column they make. */
export function writerOf(
  field: Field,
  writing: Writing,
  choices: Choices,
): { kind: SheetColumn['kind']; write: Write } {
  const way = ways[field.kind]
  if (!way) {
    const { toText } = kindOf(field)
    return { kind: 'text', write: (value) => (value === null ? null : toText(value)) }
  }
  const write = way.write(writing, field, choices)
  return {
    kind: writing.typed && !(way.kind === 'flag' && writing.labels) ? way.kind : 'text',
    write: (value) => (value === null || value === undefined ? null : write(value)),
  }
}

function named({ labels, language }: Writing, type: 'region' | 'language'): Write {
  if (!labels) return String
  const names = new Intl.DisplayNames(language, { type, fallback: 'code' })
  const known = new Map<string, string>()
  return (value) => {
    const code = String(value)
    const found = known.get(code) ?? nameOf(names, code)
    known.set(code, found)
    return found
  }
}

function nameOf(names: Intl.DisplayNames, code: string): string {
  try {
    return names.of(code) ?? code
  } catch {
    return code
  }
}

function number({ labels, typed, language }: Writing): Write {
  // A number that came as one is no text that could be a formula.
  if (typed || !labels) return (value) => value as number
  const format = new Intl.NumberFormat(language, { useGrouping: false, maximumFractionDigits: 2 })
  return (value) => format.format(value as number)
}

/** Each amount names its currency, in a spreadsheet too: a column may hold several. */
function amount({ labels, language }: Writing, field: Field): Write {
  if (!labels) return (value) => kindOf(field).toText(value)
  const formats = new Map<string, Intl.NumberFormat>()
  return (value) => {
    const { amount: units, currency } = value as Money
    const format =
      formats.get(currency) ?? new Intl.NumberFormat(language, { style: 'currency', currency, currencyDisplay: 'code' })
    formats.set(currency, format)
    return format.format(decimalText(units, minorDigits(currency)) as `${number}`)
  }
}

/** Spreadsheets begin to count in 1900: what was before is written as text. */
const oldest = '1900-03-01'

function day({ labels, typed, language }: Writing): Write {
  if (typed) return (value) => ((value as string) < oldest ? (value as string) : new Date(`${String(value)}T00:00:00Z`))
  if (!labels) return String
  const format = new Intl.DateTimeFormat(language, { ...dayParts, timeZone: 'UTC' })
  return (value) => format.format(new Date(`${String(value)}T00:00:00Z`))
}

const dayParts = { year: 'numeric', month: '2-digit', day: '2-digit' } as const
const clockParts = { ...dayParts, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const

function moment({ labels, typed, language, zone }: Writing): Write {
  if (!labels) return typed ? (value) => dated(value as string, new Date(value as string)) : String
  if (typed) {
    const wall = wallClock(zone)
    return (value) => dated(value as string, wall(new Date(value as string)))
  }
  const format = new Intl.DateTimeFormat(language, { ...clockParts, timeZone: zone })
  return (value) => format.format(new Date(value as string)).replace(', ', ' ')
}

const dated = (text: string, date: Date): SheetCell => (text < oldest ? text : date)

/** The moment whose clock in UTC shows what the clock of the zone does: spreadsheets know no zones. */
function wallClock(zone: string): (at: Date) => Date {
  if (zone === 'UTC') return (at) => at
  const format = new Intl.DateTimeFormat('en-CA', { ...clockParts, second: '2-digit', timeZone: zone })
  return (at) => {
    const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]))
    const { year, month, day: date, hour, minute, second } = parts
    return new Date(`${year}-${month}-${date}T${hour}:${minute}:${second}Z`)
  }
}

/** As it was typed: an import reads it back unchanged. `Fax: +49 30 1234 ext. 12`. */
const typedNumber = (phone: Phone): string => phoneText(phone)

/** With blanks between its groups a spreadsheet leaves an international number alone. */
function printed(phone: Phone): string {
  const { e164, number: typed } = phone
  return phoneText(e164 && /^\+\d+$/.test(typed) ? { ...phone, number: groupedPhone(e164) } : phone)
}
