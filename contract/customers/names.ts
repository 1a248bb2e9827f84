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
  company_name?: Text
  email?: Text
  phones?: readonly { number: string }[]
  number?: Text
}

const FAMILY_FIRST = /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}]+$/u

/** The names of a person in one line: first, middle, last; written in Chinese, Japanese or Korean letters: last, first. Empty without a name. */
export function personName(person: Pick<Named, 'first_name' | 'middle_name' | 'last_name'>): string {
  const names = [person.first_name, person.middle_name, person.last_name]
    .map((name) => name?.trim() ?? '')
    .filter(Boolean)
  if (names.length > 1 && names.every((name) => FAMILY_FIRST.test(name)))
    return [names.at(-1), ...names.slice(0, -1)].join('')
  return names.join(' ')
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
  return names.map((name) => name?.trim()).find(Boolean) ?? ''
}
