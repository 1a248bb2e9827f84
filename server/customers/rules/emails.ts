import { emailProblem, foldEmail } from '../../../contract/platform/emails.ts'
import type { Email, EmailInput } from '../../../contract/platform/kinds/values.ts'
import { problem, type KnownProblem } from '../../../contract/platform/problems.ts'
import { Refusal, refuseProblem } from '../../platform/refusal.ts'
import { openEntryIds } from './entry-ids.ts'

/** The e-mails of a body: one, which is the first of those that are there, or all of them. */
interface Given {
  email?: string | null | undefined
  emails?: readonly EmailInput[] | undefined
}

/** The e-mails that a body leaves; null where it says nothing of them. Refuses both ways at once. */
export function emailsAfter({ email, emails }: Given, before: readonly Email[]): readonly EmailInput[] | null {
  if (email !== undefined && emails !== undefined) throw refuseProblem('invalid', 'emails', 'email_and_emails')
  return emails ?? (email === undefined ? null : withFirst(email, before))
}

/** Another first one. One that stands in the list moves up. */
function withFirst(email: string | null, before: readonly Email[]): readonly EmailInput[] {
  const [first, ...others] = before
  if (email === null) return others
  if (first && isSame(first.address, email)) return [{ ...first, address: email }, ...others]
  const known = others.find(({ address }) => isSame(address, email))
  if (known) return [{ ...known, address: email }, ...others.filter((one) => one !== known)]
  return [{ ...(first && { id: first.id, label: first.label }), address: email }, ...others]
}

const isSame = (one: string, other: string): boolean => foldEmail(one) === foldEmail(other)

/** Reads the e-mails of a body or a file. Never refuses: one that is none is kept as typed and marked. */
export function readEmails(inputs: readonly EmailInput[], before: readonly { id: string }[]): Email[] {
  const idOf = openEntryIds(before)
  return inputs.map(({ id, address, label }) => ({
    id: idOf(id),
    address,
    label: label || null,
    valid: emailProblem(address) === null,
  }))
}

/** Refuses an entry that was there and is made one that is no address; `former` are those that may come back as they were. */
export function demandAddresses(after: readonly Email[], before: readonly Email[], former: readonly string[]): void {
  const wrong = after.flatMap(({ id, address, valid }, place): [string, KnownProblem][] => {
    const was = before.find((one) => one.id === id)
    if (valid || !was || was.address === address || former.includes(id)) return []
    return [[`emails.${place}.address`, problem('email')]]
  })
  const [first] = wrong
  if (first) throw new Refusal('invalid', `${first[0]}: ${first[1].message}`, { fields: Object.fromEntries(wrong) })
}
