import { sql } from 'kysely'
import type { Settings } from '../../contract/settings/settings.ts'
import { getAccountPasswords } from '../../contract/accounts/accounts.ts'
import { route, type Slice } from '../platform/slice.ts'
import { demandNoAccounts, demandOwnEmails } from './actions.ts'
import { openAccounts } from './actions/open.ts'
import { accountsOf, shownAccounts, verifiedAt } from './queries.ts'
import { countLegacyPasswords } from './queries/passwords.ts'
import { verbs } from './verbs.ts'
import { demandComing, forgetLegacyPasswords } from './retention.ts'
import { verifies } from './verifies.ts'

const movesRealm = (before: Settings, patch: Partial<Settings>): boolean =>
  (patch.account_realm ?? before.account_realm) !== before.account_realm

export const accounts: Slice = {
  name: 'accounts',
  tables: ['accounts', 'account_credentials'],
  verifies,
  verbs: { account: verbs },
  routes: [route(getAccountPasswords, ({ tx }) => countLegacyPasswords(tx))],
  owns: [
    { table: 'account_credentials', erase: 'delete', merge: 'move', tell: [] },
    {
      table: 'accounts',
      erase: 'delete',
      counted: true,
      merge: 'move',
      tell: ['email', 'realm', 'verified_at', 'last_login_at', 'created_at'],
    },
  ],
  lends: {
    customers: {
      tables: { emails: sql`accounts` },
      parts: { accounts: { expr: accountsOf, shown: shownAccounts } },
      extras: { account_verified_at: verifiedAt },
    },
  },
  guards: {
    // E-mails that are unique within sites may not be so over all of them, and nobody can say whose account gives way.
    'settings.change': async (tx, _id, { before, patch }) => {
      demandComing(patch as Partial<Settings>)
      if (movesRealm(before as Settings, patch as Partial<Settings>)) await demandNoAccounts(tx)
    },
    'customers.change': (tx, id, { before, emails, by }) =>
      emails === undefined ? Promise.resolve() : demandOwnEmails(tx, id, { before, after: emails, by }),
  },
  guardsOfMany: {
    'customers.create': openAccounts,
  },
  schedules: [{ name: 'accounts.forget_passwords', cron: '10 2 * * *', run: forgetLegacyPasswords, background: true }],
  constraints: {
    accounts_email_key: { code: 'email_taken', field: 'email', message: 'Another account has this e-mail.' },
  },
}
