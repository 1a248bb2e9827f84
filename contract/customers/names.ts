import { turningSigns } from '../platform/line.ts'

/** How a person is addressed. Nothing given is null. */
export const salutations = ['mr', 'ms', 'mrs', 'mx', 'dr'] as const
export type Salutation = (typeof salutations)[number]

/** Not known is null. */
export const genders = ['female', 'male', 'other'] as const
export type Gender = (typeof genders)[number]

/** What is guessed from a name; never `other`. Not sure is null. */
export const presumedGenders = ['female', 'male'] as const
/** The part of the name that a guess comes from. */
export const presumedFrom = ['salutation', 'first_name', 'middle_name', 'last_name'] as const
export type PresumedFrom = (typeof presumedFrom)[number]

type Text = string | null | undefined

export interface Named {
  first_name?: Text
  middle_name?: Text
  last_name?: Text
  locale?: Text
  company_name?: Text
  email?: Text
  phones?: readonly { number: string }[]
  number?: Text
}

/** Chinese, Japanese and Korean, of which the names of a person are written without a blank; katakana alone keep it. */
const JOINED = /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}ー]+$/u
const KATAKANA = /^[\p{Script=Katakana}ー]+$/u
/** Languages in which the family name comes first (CLDR 48, nameOrderLocales, surnameFirst). */
const FAMILY_FIRST = new Set('hu ja km ko mn si ta te vi yue zh'.split(' '))

type Parts = Pick<Named, 'first_name' | 'middle_name' | 'last_name' | 'locale'>

const namesOf = ({ first_name, middle_name, last_name }: Parts): { given: string[]; family: string } => {
  const line = (name: Text): string => name?.replace(turningSigns, '').trim() ?? ''
  return { given: [line(first_name), line(middle_name)].filter(Boolean), family: line(last_name) }
}

/**
 * The names of a person in one line: first, middle, last. The family comes first in Chinese, Japanese and Korean letters,
 * there without blanks, and where the language of the person has it so: Hungarian, Vietnamese. Empty without a name.
 */
export function personName(person: Parts): string {
  const { given, family } = namesOf(person)
  if (family === '' || given.length === 0) return [...given, family].filter(Boolean).join(' ')
  const all = [family, ...given]
  const isEastAsian = all.every((name) => JOINED.test(name))
  if (isEastAsian && !all.every((name) => KATAKANA.test(name))) return all.join('')
  const language = person.locale?.split('-')[0]?.toLowerCase()
  const familyFirst = language ? FAMILY_FIRST.has(language) : isEastAsian
  if (!familyFirst) return [...given, family].join(' ')
  // Vietnamese has the middle name between: Nguyễn Thị Mai.
  return (language === 'vi' ? [family, ...given.toReversed()] : all).join(' ')
}

/** The name as it is printed where that is one word made of several; null for any other. A search finds it whole. */
export function joinedName(person: Parts): string | null {
  const { given, family } = namesOf(person)
  const all = [family, ...given]
  return family !== '' && given.length > 0 && all.every((name) => JOINED.test(name)) ? all.join('') : null
}

/** What a customer is called in lists and titles: its name, else company, e-mail, first phone, number. */
export function displayName(customer: Named): string {
  const names = [
    personName(customer),
    customer.company_name,
    customer.email,
    customer.phones?.[0]?.number,
    customer.number,
  ]
  return names.map((name) => name?.replace(turningSigns, '').trim()).find(Boolean) ?? ''
}
