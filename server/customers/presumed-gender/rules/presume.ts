import type { PresumedFrom } from '../../../../contract/customers/names.ts'
import { verdictsOf, type Sex } from './given-names.ts'
import { givenName } from './given-name.ts'
import { hintsOf, type Whereabouts } from './languages.ts'
import { isSex, saidBy, type Said } from './said.ts'
import {
  cyrillicFirstName,
  cyrillicLastName,
  cyrillicPatronymic,
  latinPatronymic,
  latinSlavicLastName,
} from './slavic.ts'

export interface NamedPerson {
  salutation?: string | null | undefined
  first_name?: string | null | undefined
  middle_name?: string | null | undefined
  last_name?: string | null | undefined
}

export interface Presumption {
  gender: Sex
  from: PresumedFrom
}

const CYRILLIC = /\p{Script=Cyrillic}/u
/** A company, an address, an order number typed where a name belongs; a masked name. */
const NO_NAME = /[\d@&/+_#•]/
const COMPANY = new Set(
  'gmbh mbh ltd llc inc corp srl s.r.l s.r.l. s.p.a s.p.a. s.a.s s.a.s. sarl b.v b.v. bv plc ohg e.v e.v. company z.o.o. ооо оао зао ип тов фоп'.split(
    ' ',
  ),
)
const addressed: Record<string, Sex | null> = { mr: 'male', ms: 'female', mrs: 'female' }

/**
 * Guesses the sex of a person from the whole name: how somebody is addressed, patronymic, first name, form of the last
 * name. `where` says which languages are likely, since Andrea is a man in Italy. Null where it is not sure: no name, a
 * company, initials, names of both, parts that contradict each other, `mx`.
 */
export function presumeGender(person: NamedPerson, where: Whereabouts): Presumption | null {
  const [first, middle, last] = [person.first_name, person.middle_name, person.last_name].map(
    (name) => name?.trim() ?? '',
  )
  const whole = `${first} ${middle} ${last}`
  if (whole.length < 4 || person.salutation === 'mx' || isCompany(whole)) return null
  const said = addressed[person.salutation ?? '']
  if (said) return { gender: said, from: 'salutation' }
  const parts = { first: wordsOf(first!), middle: wordsOf(middle!), last: wordsOf(last!) }
  return CYRILLIC.test(whole) ? cyrillic(parts) : latin(parts, hintsOf(where))
}

function isCompany(text: string): boolean {
  if (NO_NAME.test(text)) return true
  const words = text.toLowerCase().split(/[\s,]+/)
  return words.some((word) => COMPANY.has(word))
}

interface Parts {
  first: string[]
  middle: string[]
  last: string[]
}

/** Words of a name that are more than an initial. */
function wordsOf(name: string): string[] {
  return name.split(/[\s,]+/u).filter((word) => word.length > 1 && !/^(?:\p{L}\.-?)+$/u.test(word))
}

function cyrillic({ first, middle, last }: Parts): Presumption | null {
  const second = middle[0] ?? first[1]
  const patronymic = second ? cyrillicPatronymic(second) : null
  if (isSex(patronymic)) return { gender: patronymic, from: 'middle_name' }
  const byLast = last.length > 0 ? cyrillicLastName(last.at(-1)!) : null
  const byFirst = first[0] ? cyrillicFirstName(first[0]) : null
  return agreed(byFirst, byLast)
}

/** The parts of a Slavic name agree on the sex: where they do not, something is wrong. */
function agreed(byFirst: Said, byLast: Said): Presumption | null {
  if (isSex(byFirst) && isSex(byLast) && byFirst !== byLast) return null
  if (isSex(byFirst)) return { gender: byFirst, from: 'first_name' }
  return isSex(byLast) ? { gender: byLast, from: 'last_name' } : null
}

function latin({ first, middle, last }: Parts, likely: string[]): Presumption | null {
  const patronymic = middle[0] ? latinPatronymic(middle[0]) : null
  const byLast = last.length > 0 ? latinSlavicLastName(last.at(-1)!) : null
  if (isSex(patronymic) && (patronymic === 'female' || byLast === 'male'))
    return { gender: patronymic, from: 'middle_name' }
  const hints =
    isSex(byLast) || isSex(patronymic) ? [...likely.filter((one) => /[lru]/.test(one)), 'lru', ...likely] : likely
  for (const [from, words] of [
    ['first_name', first],
    ['middle_name', middle],
  ] as const) {
    const given = words[0] ? givenName(words.join(' '), hints.join(' ')) : null
    if (byLast === 'female' && given !== null && !outweighs(given, words[0]!)) break
    if (isSex(given)) return { gender: given, from }
  }
  return byLast === 'female' ? { gender: byLast, from: 'last_name' } : null
}

/** Nobody but a woman is called Petrova; Villanueva is no such name, and there all lists agree on Carlos. */
const outweighs = (given: Said, name: string): boolean => given === 'female' || saidBy(verdictsOf(name)) === given
