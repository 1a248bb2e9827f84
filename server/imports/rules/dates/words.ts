import { foldText } from '../../../../contract/platform/fold.ts'

/** The languages whose names of months and weekdays are read. */
const languages = 'en de es ru fr it nl pl pt sv da nb fi cs sk uk bg tr ro hu'.split(' ')

type Names = (language: string) => [name: string, value: number][]

/** A name that means one month here and another one there (`listopad`) is no name. */
function agreed(names: Names): ReadonlyMap<string, number> {
  const found = new Map<string, Set<number>>()
  for (const [name, value] of languages.flatMap(names)) {
    const key = foldText(name).replace(/\./g, '')
    if (/\p{L}/u.test(key)) found.set(key, (found.get(key) ?? new Set()).add(value))
  }
  return new Map([...found].flatMap(([name, values]) => (values.size === 1 ? [[name, [...values][0]!]] : [])))
}

const noon = (month: number, day: number): Date => new Date(Date.UTC(2026, month, day, 12))

/** Names stand alone in one form and beside a day in another one: `апрель`, `25 апреля`. */
const months = agreed((language) =>
  (['long', 'short'] as const).flatMap((style) =>
    ([{ month: style }, { month: style, day: 'numeric' }] as const).flatMap((shown) => {
      const format = new Intl.DateTimeFormat(language, { ...shown, timeZone: 'UTC' })
      return Array.from({ length: 12 }, (_, month): [string, number] => {
        const parts = format.formatToParts(noon(month, 15))
        return [parts.find(({ type }) => type === 'month')?.value ?? '', month + 1]
      })
    }),
  ),
)

const weekdays = agreed((language) =>
  (['long', 'short'] as const).flatMap((weekday) => {
    const format = new Intl.DateTimeFormat(language, { weekday, timeZone: 'UTC' })
    return Array.from({ length: 7 }, (_, day): [string, number] => [format.format(noon(1, 1 + day)), day])
  }),
)

const more: Record<string, number> = { sept: 9, mär: 3, mrz: 3, jänner: 1 }
/** As in Poland and Hungary: 25-IV-1990. */
const roman = 'i ii iii iv v vi vii viii ix x xi xii'.split(' ')
const extra = new Map([
  ...Object.entries(more).map(([name, month]) => [foldText(name), month] as const),
  ...roman.map((name, at) => [name, at + 1] as const),
])

/** Words that stand in a date and say nothing about it. */
const fillers = new Set(
  'at um uhr of the de del den le la a kl klo on г года год р року дня o clock'.split(' ').map(foldText),
)

/** The month that a word names, from 1. */
export const monthOf = (word: string): number | undefined => extra.get(word) ?? months.get(word)

export const isIdle = (word: string): boolean =>
  fillers.has(word) || (word.length > 1 && weekdays.has(word) && !months.has(word))

/** The first year of each era of Japan less one: 平成2年 is 1990. */
export const eras: Record<string, number> = {
  明治: 1867,
  大正: 1911,
  昭和: 1925,
  平成: 1988,
  令和: 2018,
  m: 1867,
  t: 1911,
  s: 1925,
  h: 1988,
  r: 2018,
}
