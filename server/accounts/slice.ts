import type { Settings } from '../../contract/settings.ts'
import { countOf, deleteFrom } from '../platform/owned-rows.ts'
import type { Slice } from '../platform/slice.ts'
import { demandOwnEmail, openAccount } from './actions.ts'
import { accountsOf, shownAccounts } from './queries.ts'

export const accounts: Slice = {
  name: 'accounts',
  owns: [{ table: 'accounts', erase: deleteFrom('accounts'), count: countOf('accounts') }],
  lends: { customers: { parts: { accounts: { expr: accountsOf, shown: shownAccounts } } } },
  guards: {
    'customers.create': async (tx, id, { email, account, site_id, settings }) => {
      if (typeof email !== 'string' || account === false) return
      await openAccount(tx, id, email, (settings as Settings).account_realm === 'site' ? String(site_id) : 'all')
      return { account_status: 'unverified' }
    },
    'customers.change': (tx, id, { before, email }) => (email === undefined ? Promise.resolve() : demandOwnEmail(tx, id, before, email)),
  },
  constraints: {
    accounts_email_key: { code: 'email_taken', field: 'email', message: 'Another account has this e-mail.' },
  },
}
