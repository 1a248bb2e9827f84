import type { Customer } from '../../contract/customers/record.ts'
import { foldEmail } from '../../contract/platform/emails.ts'
import type { Email } from '../../contract/platform/kinds/values.ts'

/** The account of the store that is signed in to with an e-mail of its customer. */
export const accountOf = ({ accounts }: Customer, { address }: Email): Customer['accounts'][number] | undefined =>
  accounts.find((account) => foldEmail(account.email) === foldEmail(address))
