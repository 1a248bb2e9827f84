import { listSecurityLog } from '../../contract/security/security.ts'
import { route, type Slice } from '../platform/slice.ts'
import { securityPageOf } from './queries.ts'
import { forgetOrigins } from './upkeep.ts'

/** What of the journal is about security: read by itself, folded where it comes many times, and wiped of addresses. */
export const security: Slice = {
  name: 'security',
  tables: ['folded_lines', 'known_addresses'],
  routes: [route(listSecurityLog, ({ tx, query }) => securityPageOf(tx, query))],
  schedules: [{ name: 'security.forget_origins', cron: '33 3 * * *', run: forgetOrigins, background: true }],
}
