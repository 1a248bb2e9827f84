import type { CustomerCreate } from '../../../contract/customers/record.ts'
import type { ImportSettings } from '../../../contract/imports/settings.ts'
import type { EmailInput, PhoneInput } from '../../../contract/platform/kinds/values.ts'
import type { TableRow } from '../source/table.ts'
import { clearerOf } from './empty-cells.ts'
import { isOurFile } from './our-files.ts'
import { addressRemarks, settleAddress, type ReadAddress } from './read-address.ts'
import { readerOf } from './read-cell.ts'
import type { LegacyPassword } from '../../accounts/rules/recognise.ts'
import { dropRepeatedNames, nameFromAddress, takeName } from './read-parts.ts'
import { settleEmails } from './read-emails.ts'
import { takePassword, type PasswordCells } from './read-password.ts'
import { readRows, type ImportedRow } from './rows.ts'

type Given = Omit<CustomerCreate, 'phones' | 'emails' | 'site_ids' | 'account' | 'site_id'>
type Values = { -readonly [K in keyof Given]: Given[K] }

/** A row as the mapping understands it: only what has a value. Whatever could not be read is in `unread`, as typed. */
export interface ReadRow extends ImportedRow {
  values: Values
  /** The whole name that the names were taken from. */
  full_name: string | null
  phones: PhoneInput[]
  /** All e-mails, the first of them is that of `values`. */
  emails: EmailInput[]
  /** A column of the e-mail gives the first one: it takes the place of another. */
  email_said: boolean
  /** Code or name of the home site. */
  site: string | null
  /** Codes or names of all sites. */
  sites: string[]
  /** The manager as the file names them: e-mail, id or name. */
  manager: { cell: string; column: string } | null
  addresses: ReadAddress[]
  notes: string[]
  verified_at: string | null
  /** The password of the account as another program hashed it. */
  password: LegacyPassword | null
  password_cells?: PasswordCells
  /** The e-mail is no address: it is kept as typed and opens no account. */
  email_unread: boolean
  unread: string[]
  /** Nobody knows whether the customer is active: one who is new is not. */
  active_unread?: boolean
  /** Keys of matching that have a value which is none: the row may not become somebody new each time. */
  keys_unread: ('number' | 'external_ids')[]
}

/** Makes the reader of a file's rows as those of customers. */
export function rowReader(columns: readonly string[], settings: ImportSettings): (row: TableRow) => ReadRow {
  // Our own exports name columns as what they become; whatever is in them comes back.
  const ours = settings.mapping.some(({ column, target }) => target.includes('.') && column === target)
  const asItIs = isOurFile(settings.resource, columns)
  return readRows(columns, settings, {
    blank: emptyRow,
    reader: (column) => readerOf(column, settings),
    clearer: clearerOf,
    settle(read) {
      settleEmails(read)
      takeName(read)
      takePassword(read)
      for (const address of read.addresses) {
        settleAddress(address, asItIs)
        read.remarks.push(...addressRemarks(address))
      }
      // A row that goes with the one before is known by having no name.
      if (!settings.follow) nameFromAddress(read)
      if (!ours) dropRepeatedNames(read)
    },
  })
}

const emptyRow = (row: number): ReadRow => ({
  row,
  values: {},
  full_name: null,
  phones: [],
  emails: [],
  email_said: false,
  site: null,
  sites: [],
  manager: null,
  addresses: [],
  clears: new Set(),
  notes: [],
  verified_at: null,
  password: null,
  email_unread: false,
  unread: [],
  keys_unread: [],
  remarks: [],
  refused: null,
  followers: [],
})
