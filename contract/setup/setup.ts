import { z } from 'zod'
import { countryCode, currencyCode, localeTag } from '../platform/codes.ts'
import { endpoint } from '../platform/endpoint.ts'
import { password } from '../platform/passwords.ts'
import { session } from '../session/session.ts'
import { staffLanguage } from '../settings/settings.ts'
import { staffEmail, staffName } from '../staff/staff.ts'

/** The first visit: whoever can read the terminal makes the first administrator. `code` is printed there at start. */
export const setupBody = z.strictObject({
  code: z.string().trim().min(1).max(64),
  name: staffName,
  email: staffEmail,
  password,
  /** Language of the first administrator. */
  language: staffLanguage.default('en'),
  base_country: countryCode,
  base_currency: currencyCode,
  languages: z.array(localeTag).min(1).max(50),
  demo: z.boolean().default(false),
})

export type SetupBody = z.output<typeof setupBody>

const tag = 'Set-up'

export const getSetup = endpoint({
  id: 'getSetup',
  method: 'GET',
  path: '/setup',
  access: 'public',
  tag,
  summary: 'Whether the installation waits for its first administrator, and whether somebody is signed in here',
  response: z.object({ needed: z.boolean(), signed_in: z.boolean(), staff_language: staffLanguage }),
  internal: true,
})

export const setUp = endpoint({
  id: 'setUp',
  method: 'POST',
  path: '/setup',
  access: 'public',
  tag,
  summary: 'Create the first administrator, and sign in',
  errors: ['wrong_code', 'locked_out', 'already_set_up'],
  body: setupBody,
  response: session,
  internal: true,
  secret: true,
})
