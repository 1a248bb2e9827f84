import { z } from 'zod'
import { endpoint } from '../platform/endpoint.ts'
import { password } from '../platform/passwords.ts'
import { permissions } from '../permissions.ts'
import { settingValues, staffLanguage } from '../settings/settings.ts'
import { site } from '../sites/sites.ts'
import { staffEmail, staffName } from '../staff/staff.ts'
import { filledLine } from '../platform/line.ts'

/** Name of the cookie that holds the token of a session. */
export const sessionCookie = 'clientele_session'

/** Who acts, what they may do, and what the pages need to know before they draw anything. */
export const session = z
  .object({
    kind: z.enum(['staff', 'api_key']),
    id: z.string(),
    name: z.string(),
    email: z.string().nullable(),
    language: staffLanguage,
    permissions: z.array(z.enum(permissions)),
    site_ids: z.array(z.string()).nullable(),
    settings: settingValues,
    sites: z.array(site),
    /** What the person has chosen: columns, theme, toggles, by key. Empty for an API key. */
    preferences: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'Session' })

/** A sign-in somewhere. */
export const ownSession = z
  .object({
    id: z.string(),
    created_at: z.string(),
    last_seen_at: z.string(),
    expires_at: z.string(),
    address: z.string(),
    user_agent: z.string(),
    current: z.boolean(),
  })
  .meta({ id: 'OwnSession' })

export type Session = z.output<typeof session>
export type OwnSession = z.output<typeof ownSession>

/** Longest JSON text of a preference, in bytes. */
export const preferenceBytes = 32_768
export const preferenceKey = z.string().regex(/^[a-z0-9][a-z0-9_.-]{0,63}$/, 'preference_key')

const tag = 'Session'

export const signIn = endpoint({
  id: 'signIn',
  method: 'POST',
  path: '/session',
  access: 'public',
  tag,
  summary: 'Sign in as a member of staff; sets a cookie',
  description: 'Answers the same, after the same time, whether or not the e-mail is known.',
  errors: ['wrong_credentials', 'locked_out'],
  body: z.strictObject({ email: filledLine(254), password }),
  response: session,
  secret: true,
})

export const getSession = endpoint({
  id: 'getSession',
  method: 'GET',
  path: '/session',
  access: 'signed_in',
  tag,
  summary: 'Who am I, and what may I do',
  response: session,
})

export const signOut = endpoint({
  id: 'signOut',
  method: 'DELETE',
  path: '/session',
  access: 'public',
  tag,
  summary: 'Sign out',
})

export const patchProfile = endpoint({
  id: 'patchProfile',
  method: 'PATCH',
  path: '/session',
  access: 'signed_in',
  tag,
  summary: 'Change your own name or language',
  person: true,
  body: z.strictObject({ name: staffName, language: staffLanguage }).partial(),
  response: session,
})

export const changePassword = endpoint({
  id: 'changePassword',
  method: 'PUT',
  path: '/session/password',
  access: 'signed_in',
  tag,
  summary: 'Change your own password; ends your other sessions',
  errors: ['locked_out'],
  person: true,
  body: z.strictObject({ current_password: password, password }),
  secret: true,
})

export const changeEmail = endpoint({
  id: 'changeEmail',
  method: 'PUT',
  path: '/session/email',
  access: 'signed_in',
  tag,
  summary: 'Change the e-mail that you sign in with',
  description: 'It takes your password: a browser that was left open is not enough to take an account over.',
  errors: ['locked_out', 'email_taken'],
  person: true,
  body: z.strictObject({ current_password: password, email: staffEmail }),
  secret: true,
  response: session,
})

export const putPreference = endpoint({
  id: 'putPreference',
  method: 'PUT',
  path: '/session/preferences/:key',
  access: 'signed_in',
  tag,
  summary: 'Keep a preference; null forgets it',
  person: true,
  params: z.object({ key: preferenceKey }),
  body: z.strictObject({ value: z.json() }),
})

export const listSessions = endpoint({
  id: 'listSessions',
  method: 'GET',
  path: '/sessions',
  access: 'signed_in',
  tag,
  summary: 'List your own sessions, last used first',
  person: true,
  response: z.object({ items: z.array(ownSession) }),
})

export const endSession = endpoint({
  id: 'endSession',
  method: 'DELETE',
  path: '/sessions/:id',
  access: 'signed_in',
  tag,
  summary: 'End one of your own sessions',
  person: true,
  params: z.object({ id: z.guid() }),
})

const token = z.string().min(20).max(200)

export const readPasswordLink = endpoint({
  id: 'readPasswordLink',
  method: 'POST',
  path: '/session/password-link/read',
  light: true,
  access: 'public',
  tag,
  summary: 'Whom a password link belongs to',
  description: 'The token travels in the body, never in an address.',
  errors: ['link_expired'],
  body: z.strictObject({ token }),
  response: z.object({ email: z.string(), name: z.string(), language: staffLanguage, expires_at: z.string() }),
  secret: true,
})

export const usePasswordLink = endpoint({
  id: 'usePasswordLink',
  method: 'POST',
  path: '/session/password-link',
  access: 'public',
  tag,
  summary: 'Choose a password by a link, and sign in',
  errors: ['link_expired'],
  body: z.strictObject({ token, password }),
  response: session,
  secret: true,
})
