import type { Customer } from '../../../contract/customers/record.ts'
import type { Email } from '../../../contract/platform/kinds/values.ts'
import type { Words } from '../../records/words.ts'
import { accountOf } from '../account-of.ts'
import classes from './customer-page.module.css'

interface Props {
  email: Email
  customer: Customer
  words: Words
}

/** Says of an e-mail that the customer signs in to the store with it, and whether its owner has verified it. */
export function OfAccount({ email, customer, words }: Props) {
  const account = accountOf(customer, email)
  if (!account) return null
  const { verified_at } = account
  return (
    <span className={classes.quiet}>
      {verified_at === null
        ? words.t('customers.view.accountEmail')
        : words.t('customers.view.accountEmailVerified', { date: words.formats.date(verified_at) })}
    </span>
  )
}
