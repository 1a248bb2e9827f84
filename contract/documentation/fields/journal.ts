import { moment, uuid, words } from '../words.ts'

/** Fields of the journal and of its followers. */
export const journal = {
  ...words({
    JournalLine: 'What happened to one record. Lines of one act share `action_id`.',
    actor: 'Who did it.',
    actors: 'Who did something.',
    'JournalLine.source': '`web`, `api`, `import`, `rule`, `customer` or `system`.',
    'JournalLine.kind': 'What happened, as `record.verb`: `customer.changed`.',
    subject_type: 'What sort of record it happened to.',
    subject_id: 'Id of that record.',
    changes: 'Field → `[from, to]`. A value may be `{"erased": true}` or `{"masked": true}`. A creation carries none.',
    data: 'What else belongs to it, such as a name or a code.',
    'JournalLine.position': 'Its place in the whole journal, without gaps; null for a moment after the act.',
    JournalPage: 'A page of the journal.',
    up_to: 'With `after_position`: the position that was looked at. Pass it as the next `after_position`.',
    HistoryFacets: 'What the history of one customer may be narrowed by.',
    'HistoryFacets.fields': 'Fields that were changed.',
    field: 'Name of the field.',
    kinds: 'Kinds of lines.',
    JournalFollower: 'A part of the program that reads the journal.',
    'JournalFollower.name': 'Its name.',
    'JournalFollower.position': 'The last position that it has done.',
    behind: 'How many lines it has yet to do.',
    failures: 'How often in a row it has failed.',
  }),
  action_id: uuid('The act that the line belongs to.'),
  unit_id: uuid('The company or unit that it belongs to.'),
  'JournalLine.at': moment('When it happened.'),
  failed_at: moment('When it last failed.'),
  retry_at: moment('When it will try again.'),
} as const
