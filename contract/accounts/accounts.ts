import { z } from 'zod'
import { endpoint } from '../platform/endpoint.ts'

/** Accounts whose password another program hashed, and that have not been signed in to since. */
export const accountPasswords = z
  .object({
    legacy: z.number().int(),
    algorithms: z.array(z.object({ algorithm: z.string(), count: z.number().int() })),
  })
  .meta({ id: 'AccountPasswords' })
export type AccountPasswords = z.output<typeof accountPasswords>

export const getAccountPasswords = endpoint({
  id: 'getAccountPasswords',
  method: 'GET',
  path: '/account-passwords',
  access: 'settings.manage',
  tag: 'Settings',
  summary: 'Count the accounts that still have an imported password hash',
  description: 'A hash is replaced at the first sign-in. The setting `legacy_passwords_until` ends the wait for it.',
  response: accountPasswords,
})
