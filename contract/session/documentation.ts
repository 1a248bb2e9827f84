import { moment, uuid, words } from '../platform/documentation/words.ts'

/** What the names of sign-ins mean, for the OpenAPI document. */
export const sessionWords = {
  ...words({
    Session: 'Who is asking, and what they may do.',
    'Session.kind': 'A member of staff, or a key.',
    'Session.site_ids': 'Sites whose customers may be seen; null: all.',
    'Session.settings': 'Settings of the installation.',
    sites: 'Sites that may be seen.',
    preferences: 'What the person has chosen, by key. Empty for a key of the API.',
    OwnSession: 'A sign-in somewhere.',
    address: 'Address it came from.',
    user_agent: 'What the browser says it is.',
    current: 'The one that asks.',
    'putPreference.value': 'Any JSON, at most 32,768 bytes.',
  }),
  last_seen_at: moment('When it was last used, to the minute.'),
  'Session.id': uuid('Id of the member of staff or the key.'),
} as const
