import type { z } from 'zod'
import type { passwordLink } from '../../contract/staff/staff.ts'
import { addLine } from '../platform/journal/journal.ts'
import { queueMail } from '../platform/mail/mail.ts'
import { Refusal } from '../platform/refusal.ts'
import { hashToken, newToken } from '../platform/tokens.ts'
import type { Tx } from '../platform/database/tx.ts'
import { lockStaff } from './actions.ts'
import { passwordLetter } from './password-letter.ts'
import { demandReach } from './rules.ts'

const day = 86_400_000
/** A first link waits for somebody to come to work; one that replaces a password does not. */
const lifetimes = { first: 7 * day, again: day }

interface Ways {
  /** The address of the program, without a slash at its end. */
  base: string
  /** Whether letters are sent: one that waits on a page would only leave the link lying about. */
  byMail: boolean
}

/**
 * Makes a link by which a person chooses a password, once; an earlier link ends. The token stands behind `#`, so that
 * no server and no proxy ever writes it down.
 */
export async function makePasswordLink(
  tx: Tx,
  staffId: string,
  { base, byMail }: Ways,
): Promise<z.output<typeof passwordLink>> {
  const person = await lockStaff(tx, staffId)
  demandReach(tx.actor, person)
  if (!person.active)
    throw new Refusal('conflict', 'This person is not active and could not sign in. Activate them first.')
  const token = newToken()
  const first = !person.has_password
  const lifetime = first ? lifetimes.first : lifetimes.again
  const expires_at = new Date(tx.at.getTime() + lifetime).toISOString()
  const row = { token_hash: hashToken(token), expires_at }
  await tx.db
    .insertInto('password_links')
    .values({ staff_id: staffId, ...row })
    .onConflict((conflict) => conflict.column('staff_id').doUpdateSet(row))
    .execute()
  addLine(tx, { kind: 'staff.link_made', subject_type: 'staff', subject_id: staffId, data: { name: person.name } })
  const link = `${base}/set-password#${token}`
  if (byMail) {
    const letter = passwordLetter(person.language, { name: person.name, link, first })
    await queueMail(tx, { to: person.email, ...letter, purpose: 'password_link', confidential: true })
  }
  return { link, expires_at, mailed: byMail }
}
