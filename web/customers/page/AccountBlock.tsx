import { Badge } from '@mantine/core'
import type { Customer } from '../../../contract/customers/record.ts'
import type { Words } from '../../records/words.ts'
import { Section } from '../../ui/Section.tsx'
import classes from './customer-page.module.css'

/** The logins of the customer in the stores. */
export function AccountBlock({ customer, words }: { customer: Customer; words: Words }) {
  const { t, formats } = words
  return (
    <Section title={t('customers.account.title')}>
      {customer.accounts.length === 0 && <p className={classes.none}>{t('customers.account.none')}</p>}
      {customer.accounts.map((account) => (
        <dl key={account.id} className={classes.data}>
          <div className={classes.line}>
            <dt>{t('customers.account.email')}</dt>
            <dd>
              {account.email}{' '}
              <Badge size="sm" color={account.verified_at ? 'green' : 'orange'}>
                {t(
                  account.verified_at
                    ? 'customers.choices.account_status.verified'
                    : 'customers.choices.account_status.unverified',
                )}
              </Badge>
            </dd>
          </div>
          {account.verified_at && (
            <div className={classes.line}>
              <dt>{t('customers.account.verifiedAt')}</dt>
              <dd>{formats.dateTime(account.verified_at)}</dd>
            </div>
          )}
          <div className={classes.line}>
            <dt>{t('customers.account.lastLogin')}</dt>
            <dd>
              {account.last_login_at ? formats.dateTime(account.last_login_at) : t('customers.account.neverLogin')}
            </dd>
          </div>
        </dl>
      ))}
    </Section>
  )
}
