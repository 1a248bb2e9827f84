import { foldEmail } from '../../../contract/platform/emails.ts'
import { knownAccounts } from '../../accounts/queries.ts'
import { knownPasswords, type KnownPassword } from '../../accounts/queries/passwords.ts'
import { addressesByCustomer, type StoredAddress } from '../../addresses/queries.ts'
import { customersById, type CustomerWithSites } from '../../customers/queries/match.ts'
import { notesWithText } from '../../notes/queries.ts'
import { noteText } from '../../notes/rules.ts'
import type { Reading } from '../../platform/database/tx.ts'
import type { ReadRow } from '../rules/read-row.ts'

/** A customer that a row has found, as far as the row can change it. */
export interface Known {
  row: CustomerWithSites
  addresses: readonly StoredAddress[]
  /** Folded e-mails of its accounts, where the row gives an e-mail that it has not, or takes one away. */
  account_emails: readonly string[]
  /** Texts of its notes that the row would add. */
  notes: readonly string[]
  /** Its accounts with their passwords, where the row brings one. */
  passwords: readonly KnownPassword[]
}

/** Reads the customers that rows have found: what belongs to them only where a row says something about it. */
export async function readKnown(
  reading: Reading,
  found: readonly (readonly [row: ReadRow, id: string])[],
): Promise<Map<string, Known>> {
  const ids = found.map(([, id]) => id)
  const rows = new Map((await customersById(reading, ids)).map((row) => [row.id, row]))
  const located = found.filter(([row]) => row.addresses.length > 0).map(([, id]) => id)
  const addresses = await addressesByCustomer(reading, located)
  const texts = found.flatMap(([row, id]) => notesOf(row, rows.get(id))).map(noteText)
  const notes = await notesWithText(reading, ids, texts)
  const renamed = found
    .filter(
      ([row, id]) => clearsEmails(row) || row.emails.some(({ address }) => isNews(address, rows.get(id)?.emails ?? [])),
    )
    .map(([, id]) => id)
  const secured = await knownPasswords(
    reading,
    found.filter(([row]) => row.password).map(([, id]) => id),
  )
  const passwords = Map.groupBy(secured, (account) => account.customer_id)
  const accounts = Map.groupBy(await knownAccounts(reading, renamed, []), (account) => account.customer_id)
  return new Map(
    [...rows].map(([id, row]) => [
      id,
      {
        row,
        addresses: addresses.get(id) ?? [],
        account_emails: (accounts.get(id) ?? []).map((account) => foldEmail(account.email)),
        notes: notes.get(id) ?? [],
        passwords: passwords.get(id) ?? [],
      },
    ]),
  )
}

const clearsEmails = ({ clears }: ReadRow): boolean => [...clears].some((name) => /^emails?(?::|$)/.test(name))

const isNews = (email: string, known: readonly { address: string }[]): boolean =>
  !known.some(({ address }) => foldEmail(email) === foldEmail(address))

/**
 * The notes that a row leaves: its own, and one of what could not be read. An e-mail that is none takes the place of no
 * other, and then belongs there too.
 */
export function notesOf(
  { notes, unread, values, email_unread, email_said }: ReadRow,
  known?: Pick<CustomerWithSites, 'emails'>,
): string[] {
  const kept =
    email_unread && email_said && values.email && known && known.emails.length > 0 && isNews(values.email, known.emails)
      ? [...unread, `E-mail: ${values.email}`]
      : unread
  return [...notes, ...(kept.length > 0 ? [`Not read by the import: ${kept.join('; ')}`] : [])]
}
