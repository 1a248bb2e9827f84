import { z } from 'zod'
import { endpoint } from '../platform/endpoint.ts'
import { journalLine } from '../platform/journal/journal.ts'
import { securityKinds } from '../platform/journal/kinds.ts'
import { moment } from '../platform/moment.ts'
import { requestId } from '../platform/request-id.ts'

/**
 * A line of the journal that is about security. Of what comes many times within an hour, such as wrong passwords for one
 * e-mail from one address, there is one line, with `count` and the last time.
 */
export const securityLine = journalLine
  .omit({ customer_id: true, unit_id: true })
  .extend({ count: z.number().int(), last_at: z.string() })
  .meta({ id: 'SecurityLine' })
export type SecurityLine = z.output<typeof securityLine>

const dayOrMoment = z.union([moment, z.iso.date()])

export const securityQuery = z.object({
  kind: z.enum(securityKinds).optional(),
  /** A member of staff or a key, by id: what they did, and what was done to them. */
  person_id: z.guid().optional(),
  /** An IP address, or as a line says it. */
  address: z.string().trim().max(64).optional(),
  request_id: requestId.optional(),
  from: dayOrMoment.optional(),
  to: dayOrMoment.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(2_000).optional(),
})
export type SecurityQuery = z.output<typeof securityQuery>

export const securityPage = z
  .object({ items: z.array(securityLine), next: z.string().nullable() })
  .meta({ id: 'SecurityLog' })
export type SecurityPage = z.output<typeof securityPage>

export const listSecurityLog = endpoint({
  id: 'listSecurityLog',
  method: 'GET',
  path: '/security-log',
  access: 'security.read',
  tag: 'Security log',
  summary: 'Read the security log, newest first',
  description:
    'Sign-ins, those that failed or were locked out, requests refused for lack of a right, rights and passwords that changed, keys, sessions that ended, exports made and fetched. They are lines of the journal that nobody can change or delete; e-mails and addresses in them are wiped after the days that `security_details_days` says, and the lines stay. A page may be shorter than `limit`, even empty, and still have a `next`.',
  errors: ['bad_cursor'],
  query: securityQuery,
  response: securityPage,
})
