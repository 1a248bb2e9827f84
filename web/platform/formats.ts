import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { decimalText, minorDigits } from '../../contract/platform/kinds/minor-units.ts'

/** Dates, numbers and names of things as one locale writes them. */
export interface Formats {
  locale: string
  /** Day of an instant, or of a date without a zone (`2026-11-22`). */
  date(value: string | Date): string
  time(value: string | Date): string
  dateTime(value: string | Date): string
  /** "5 minutes ago", "tomorrow". */
  relative(value: string | Date, now?: Date): string
  number(value: number, options?: Intl.NumberFormatOptions): string
  /** Money of the API: whole minor units and the code of the currency. */
  money(amount: number, currency: string): string
  bytes(value: number): string
  list(values: readonly string[]): string
  country(code: string): string
  currency(code: string): string
  language(tag: string): string
}

const dayOnly = /^\d{4}-\d\d-\d\d$/
const units = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const

/** Builds the formats of a locale. Formatters are made once, since making them costs more than using them. */
export function formatsOf(locale: string): Formats {
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' })
  const zoneless = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' })
  const clock = new Intl.DateTimeFormat(locale, { timeStyle: 'short' })
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })
  const relativeTo = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  const plain = new Intl.NumberFormat(locale)
  const listed = new Intl.ListFormat(locale, { type: 'conjunction' })
  const named = (type: Intl.DisplayNamesType) => {
    const names = new Intl.DisplayNames(locale, { type, fallback: 'code' })
    return (code: string): string => {
      try {
        return names.of(code) ?? code
      } catch {
        return code
      }
    }
  }
  return {
    locale,
    date: (value) => (typeof value === 'string' && dayOnly.test(value) ? zoneless : day).format(new Date(value)),
    time: (value) => clock.format(new Date(value)),
    dateTime: (value) => moment.format(new Date(value)),
    relative: (value, now = new Date()) => {
      const seconds = (new Date(value).getTime() - now.getTime()) / 1000
      const [unit, size] = units.find(([, length]) => Math.abs(seconds) >= length) ?? (['second', 1] as const)
      return relativeTo.format(Math.abs(seconds) < 5 ? 0 : Math.round(seconds / size), unit)
    },
    number: (value, options) => (options ? new Intl.NumberFormat(locale, options) : plain).format(value),
    money: (amount, currency) => {
      const style = new Intl.NumberFormat(locale, { style: 'currency', currency })
      return style.format(decimalText(amount, minorDigits(currency)) as `${number}`)
    },
    bytes: (value) => {
      const step = Math.min(3, Math.floor(Math.log10(Math.max(1, value)) / 3))
      const unit = (['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const)[step]
      return new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: step === 0 ? 0 : 1 }).format(
        value / 1000 ** step,
      )
    },
    list: (values) => listed.format(values),
    country: named('region'),
    currency: named('currency'),
    language: named('language'),
  }
}

const known = new Map<string, Formats>()

function remembered(locale: string): Formats {
  const formats = known.get(locale) ?? formatsOf(locale)
  known.set(locale, formats)
  return formats
}

/** The person's locale: the chosen language, with the region of the browser where it speaks that language. */
export function localeOf(language: string, wanted: readonly string[] = navigator.languages): string {
  return wanted.find((tag) => tag.split('-')[0] === language) ?? language
}

/** Formats of the person at the screen. */
export function useFormats(): Formats {
  const { i18n } = useTranslation()
  return useMemo(() => remembered(localeOf(i18n.language)), [i18n.language])
}
