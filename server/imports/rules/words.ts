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
