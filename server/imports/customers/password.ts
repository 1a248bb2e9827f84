import { foldEmail } from '../../../contract/platform/emails.ts'
import type { ReadRow } from '../rules/read-row.ts'
import type { Remark } from '../rules/rows.ts'
import type { Known } from './known.ts'
import type { Changes } from './plan.ts'
import { onRow } from '../rules/on-row.ts'

const noAccount = onRow(
  'password_no_account',
  'This customer has no account with this e-mail, so the password has nowhere to go.',
)

/** The password that a row brings to a customer who is known: only where it is news, and not over one of their own. */
export function passwordOf(row: ReadRow, { passwords }: Known): { password: Changes['password']; remarks: Remark[] } {
  const { password: legacy, values, email_unread } = row
  if (!legacy) return { password: null, remarks: [] }
  const email = email_unread ? null : (values.email ?? null)
  const accounts = email === null ? [] : passwords.filter((one) => foldEmail(one.email) === foldEmail(email))
  if (email === null || accounts.length === 0) return { password: null, remarks: [noAccount] }
  const isNews = accounts.some(
    (one) =>
      !one.own &&
      (one.legacy?.hash !== legacy.hash ||
        one.legacy.algorithm !== legacy.algorithm ||
        one.legacy.salt !== legacy.salt),
  )
  return { password: isNews ? { email, legacy } : null, remarks: [] }
}
