import type { ImportMatch } from '../../../contract/imports/settings.ts'
import { personName } from '../../../contract/customers/names.ts'
import { emailProblem, foldEmail } from '../../../contract/platform/emails.ts'
import { similarity } from '../../customers/likely-doubles/rules/similar-text.ts'
import { latinText } from '../../platform/lists/fold.ts'
import type { ReadRow } from '../rules/read-row.ts'
import type { Remark } from '../rules/rows.ts'
import type { Known } from './known.ts'
import { onRow } from '../rules/on-row.ts'

type Text = string | null | undefined

/** Whom a row or a customer tells of, as far as that can be compared. */
export interface Somebody {
  first_name?: Text
  middle_name?: Text
  last_name?: Text
  company_name?: Text
  email?: Text
}

/**
 * Whether an id leads from one person to another: e-mail and name are there on both sides, and neither agrees. `known`
 * are all e-mails of the customer, accounts included. The rule is told in docs/imports.md.
 */
export const isSomebodyElse = (row: Somebody, customer: Somebody, known: readonly Text[]): boolean =>
  emailsContradict(row.email, known) && namesContradict(row, customer)

/** The remark on a row that would turn its customer into another one, with both sides; null where it does not. */
export function somebodyElse({ values }: Pick<ReadRow, 'values'>, known: Known, by: ImportMatch): Remark | null {
  const { row, account_emails } = known
  if (!isSomebodyElse(values, row, [...row.emails.map(({ address }) => address), ...account_emails])) return null
  const key = by === 'number' ? 'number' : 'id'
  return onRow(
    'somebody_else',
    `This would turn customer ${row.number} into somebody else: the ${key} is the same, name and e-mail are others. Nothing is changed. If the ${key} is that of another shop, name that shop as its source.`,
    `${said(row)} → ${said(values)}`,
    { by, number: row.number },
  )
}

const said = (one: Somebody): string => [personName(one) || one.company_name, one.email].filter(Boolean).join(', ')

/** Both sides have an e-mail that is one, and none of them is the same. */
function emailsContradict(email: Text, known: readonly Text[]): boolean {
  const others = known.filter((one): one is string => isEmail(one))
  return isEmail(email) && others.length > 0 && !others.some((one) => foldEmail(one) === foldEmail(email))
}

const isEmail = (text: Text): text is string => !!text && emailProblem(text) === null

/** The persons, else the companies, else all that both are called: no word of one is like a word of the other. */
export function namesContradict(one: Somebody, other: Somebody): boolean {
  const [a, b] = comparable(one, other)
  if (a.length === 0 || b.length === 0) return false
  return !isInitial(a[0]!, b[0]!) && !a.some((word) => b.some((another) => areAlike(word, another)))
}

function comparable(one: Somebody, other: Somebody): [string[], string[]] {
  const persons = [personName(one), personName(other)] as const
  if (persons[0] && persons[1]) return [wordsOf(persons[0]), wordsOf(persons[1])]
  if (!persons[0] && !persons[1]) return [wordsOf(one.company_name), wordsOf(other.company_name)]
  const all = (some: Somebody): string[] => [...wordsOf(personName(some)), ...wordsOf(some.company_name)]
  return [all(one), all(other)]
}

/** Without the words that tell nobody apart, unless there is nothing else. */
function wordsOf(name: Text): string[] {
  const words = latinText(name ?? '')
    .split(' ')
    .filter(Boolean)
  const telling = words.filter((word) => !common.has(word))
  return telling.length > 0 ? telling : words
}

/** Legal forms, and what stands before family names. */
const common = new Set(
  'gmbh co kg ag ug ohg ltd limited llc inc corp plc sarl sas sa sl srl spa bv nv oy ab und and the de la le du van von der den del dos das bin ibn al'.split(
    ' ',
  ),
)

const isInitial = (a: string, b: string): boolean => (a.length === 1 || b.length === 1) && a[0] === b[0]

/** The same word, also mistyped or cut off. */
function areAlike(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  return a === b || (short.length > 2 && long.startsWith(short)) || similarity(a, b) >= 0.8
}
