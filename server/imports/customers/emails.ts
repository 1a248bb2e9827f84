import { emailProblem, foldEmail } from '../../../contract/platform/emails.ts'
import type { EmailInput } from '../../../contract/platform/kinds/values.ts'
import type { CustomerCreate, CustomerPatch } from '../../../contract/customers/record.ts'
import type { ReadRow } from '../rules/read-row.ts'
import type { Known } from './known.ts'

type EmailsOfBody = Pick<CustomerCreate, 'email' | 'emails'>

/** The e-mails of a row as a body gives them: one by itself, several as a list. */
export function emailsOfRow({ emails }: Pick<ReadRow, 'emails'>): EmailsOfBody {
  const [first, ...others] = emails
  if (!first) return {}
  return others.length === 0 && !first.label ? { email: first.address } : { emails }
}

/** The first e-mail of a body. */
export const firstEmailOf = ({ email, emails }: EmailsOfBody): string | null => email ?? emails?.[0]?.address ?? null

const isSame = (one: EmailInput, other: EmailInput): boolean => foldEmail(one.address) === foldEmail(other.address)

const isOfAccount = ({ account_emails }: Known, { address }: EmailInput): boolean =>
  account_emails.includes(foldEmail(address))

export interface JoinedEmails {
  patch: Pick<CustomerPatch, 'email' | 'emails'>
  /** The e-mail of an account stays: this one of the row does not take its place. */
  refused: string | null
}

/**
 * What a row changes of the e-mails of a customer. That of the column `email` takes the place of the first one, unless it is known or
 * that is an account's; all others are added. One that is known keeps the way it was typed, and its label unless it has none.
 */
export function joinEmails(row: ReadRow, known: Known): JoinedEmails {
  const before: readonly EmailInput[] = known.row.emails
  const kept = before.filter((one, at) => isOfAccount(known, one) || !isEmptied(row, one, at === 0))
  const [first] = row.emails
  const isNew = (one: EmailInput): boolean => !before.some((other) => isSame(one, other))
  let [after, refused, replaced] = [kept, null as string | null, false]
  const others = row.emails.filter((one) => isNew(one) && !(one === first && row.email_said))
  if (first && row.email_said && isNew(first)) {
    const [head, ...tail] = kept
    if (!head) after = [first]
    else if (isOfAccount(known, head)) refused = first.address
    else if (emailProblem(first.address) === null) [after, replaced] = [[{ ...head, ...first }, ...tail], true]
  }
  const labelled = after.map((one) => {
    const label = one.label ?? row.emails.find((other) => isSame(one, other))?.label
    return label && !one.label ? { ...one, label } : one
  })
  const list = [...labelled, ...others]
  const inputs = list.map(({ id, address, label }) => ({ ...(id && { id }), address, label: label ?? null }))
  if (
    isDeepEqual(
      inputs,
      before.map(({ id, address, label }) => ({ ...(id && { id }), address, label: label ?? null })),
    )
  )
    return { patch: {}, refused }
  const alone = list.length === 1 && !list[0]!.label && (before.length === 0 || (replaced && before.length === 1))
  const none = list.length === 0 && before.length === 1
  return { patch: alone ? { email: list[0]!.address } : none ? { email: null } : { emails: inputs }, refused }
}

/** Whether a row empties it: the first one by the column `email`, all by `emails`, those with a label by the column with that. */
function isEmptied({ clears, emails }: ReadRow, one: EmailInput, isFirst: boolean): boolean {
  if (emails.some((other) => isSame(one, other))) return false
  if (isFirst && clears.has('email')) return true
  return clears.has('emails') || Boolean(one.label && clears.has(`emails:${one.label}`))
}

const isDeepEqual = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)
