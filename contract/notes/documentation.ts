import { moment, uuid, words } from '../platform/documentation/words.ts'

/** What the names of notes mean, for the OpenAPI document. */
export const noteWords = {
  ...words({
    Note: 'A note on a customer.',
    NoteInput: 'A new note.',
    pinned: 'The note that is pinned.',
    author_name: 'Name of the author, as it was then.',
  }),
  'Note.at': moment('When it was written.'),
  author_id: uuid('The member of staff or the key that wrote it.'),
  pinned_at: moment('When it was pinned; null: it is not.'),
} as const
