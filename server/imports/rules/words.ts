import { genders } from '../../../contract/names.ts'
import { splitName } from '../../../contract/split-name.ts'
import { foldText } from '../../../contract/fold.ts'

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

/** A gender as files write it in five languages; the cell itself where it is none. */
export const genderWord = (cell: string): string =>
  GENDERS.get(foldText(cell).replace(/\.$/, '')) ?? genders.find((one) => one === cell.toLowerCase()) ?? cell

/** A salutation as files write it, such as `Frau` or `г-н`; the cell itself where it is none. */
export const salutationWord = (cell: string): string => splitName(`${cell} A B`).salutation ?? cell

/** Yes and no in more languages than the kind itself knows. */
export const flagWord = (cell: string): string => FLAGS.get(foldText(cell)) ?? cell

/** `03/04/2026` as a day of April, where the file writes the day first. */
export const dayFirst = (cell: string): string =>
  cell.replace(/^(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?=$|[ T])/, '$1.$2.$3')

/** Day and time as `31.12.2025 14:30`: read as UTC, like every moment of a file without a zone. */
export function momentWord(cell: string): string {
  const found = /^(\d{1,2})\.(\d{1,2})\.(\d{4})[ T]+(\d{1,2}):(\d\d)(?::(\d\d))?$/.exec(cell)
  if (found) {
    const [, day = '', month = '', year = '', hour = '', minute = '', second = '00'] = found
    return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}T${hour.padStart(2, '0')}:${minute}:${second}Z`
  }
  const zoneless = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)$/.exec(cell)
  return zoneless ? `${zoneless[1]}T${zoneless[2]}Z` : cell
}
