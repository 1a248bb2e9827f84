import { confusableEmail } from '../../../contract/platform/confusable.ts'
import { customerFields } from '../../../contract/customers/record.ts'
import { emailProblem, foldEmail } from '../../../contract/platform/emails.ts'
import { kinds } from '../../../contract/platform/kinds/kinds.ts'
import type { EmailInput } from '../../../contract/platform/kinds/values.ts'
import { note, unread, type Reader } from './read-remarks.ts'
import type { ReadRow } from './read-row.ts'

const field = { name: 'emails', ...customerFields.emails }
const longest = 254

/** The e-mails of a cell that may hold several; those of the column `email` come before all others. */
export const readEmails: Reader = (cell, row, column) => {
  const isMain = column.target === 'email'
  const entries = kinds.emails.fromText(cell, field) as EmailInput[]
  const found: EmailInput[] = []
  for (const entry of entries) {
    const label = entry.label ?? column.label
    const one = { address: entry.address, ...(label && { label }) }
    if (emailProblem(one.address) === null) {
      const meant = confusableEmail(one.address)
      if (meant !== null)
        row.remarks.push({
          column: column.column,
          value: one.address,
          code: 'confusable',
          message: `Some letters of this e-mail only look like Latin ones. Is ${meant} meant?`,
          params: { meant },
        })
      found.push(one)
      continue
    }
    // What has no sign of an address is one only where there is nothing else.
    const isKept = one.address.includes('@') || (isMain && entries.length === 1)
    if (!isKept || cell.length > longest) {
      unread(row, column, entries.length === 1 ? cell : one.address, 'email')
      continue
    }
    note(row, column, one.address, 'email')
    found.push(one)
  }
  if (found.length > 0 && isMain) row.email_said = true
  row.emails = isMain ? [...found, ...row.emails] : [...row.emails, ...found]
}

/** Each address once; the first one is the e-mail of the row. A valid one comes before what is none. */
export function settleEmails(row: ReadRow): void {
  const once = new Map<string, EmailInput>()
  for (const one of row.emails) {
    const key = foldEmail(one.address)
    const known = once.get(key)
    once.set(key, known?.label ? known : { ...one, address: known?.address ?? one.address })
  }
  row.emails = [...once.values()]
  const [first] = row.emails
  if (!first) return
  row.values.email = first.address
  row.email_unread = emailProblem(first.address) !== null
}
