import { moment, words } from '../platform/documentation/words.ts'

/** What the names of letters mean, for the OpenAPI document. */
export const mailWords = {
  ...words({
    Letter: 'A letter that the program sends. `text` and `html` are null where the reader may not see them.',
    LetterListItem: 'A letter of a list.',
    purpose: 'What it is for.',
    confidential: 'It holds a one-time link: shown to those who manage staff, and wiped once it has been sent.',
    to: 'Address; null: the reader may not see personal data.',
    subject: 'Subject.',
    last_error: 'What the mail server, or the way to it, said last.',
    text: 'Body as plain text.',
    'Letter.html': 'Body as HTML.',
    body_hidden: 'There is a body that the reader may not see.',
    MailStatus: 'Whether letters go out.',
    set: 'Whether a mail server is set.',
    from: 'Address that letters come from.',
    queued: 'How many wait to be sent.',
    held: 'How many were written while no mail server was set.',
    failed: 'How many could not be sent.',
  }),
  sent_at: moment('When it was sent.'),
  next_attempt_at: moment('When it is tried next; null: it does not wait for another attempt.'),
} as const
