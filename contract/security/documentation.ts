import { moment, words } from '../platform/documentation/words.ts'

/** What the names of the security log mean, for the OpenAPI document. */
export const securityWords = {
  ...words({
    SecurityLog: 'A page of the security log.',
    SecurityLine:
      'A line of the journal that is about security. `data.address` is from where it came: an IPv4 address, or the first 64 bits of an IPv6 address.',
    'SecurityLine.source': '`web`, `api` or `system`.',
    'SecurityLine.kind': 'What happened, as `record.verb`: `sign_in.failed`.',
    'SecurityLine.position': 'Its place in the whole journal, without gaps; null for a moment after the act.',
    'SecurityLine.count':
      'How often it came: what comes many times within an hour (failures, lock-outs, refusals) has one line.',
  }),
  'SecurityLine.at': moment('When it happened, or first happened within its hour.'),
  'SecurityLine.last_at': moment('When it last happened within its hour.'),
} as const
