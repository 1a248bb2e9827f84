import { moment, words } from '../platform/documentation/words.ts'

/** What the names of staff mean, for the OpenAPI document. */
export const staffWords = {
  ...words({
    StaffMember: 'A member of staff.',
    StaffMemberInput: 'A new member of staff.',
    StaffMemberPatch: 'What changes of a member of staff.',
    'Staff*.site_ids': 'Sites whose customers the person may see; null: all.',
    StaffName: 'A member of staff as others mention it.',
    has_password: 'False until the person has set a first password.',
    PasswordLink: 'A link by which a person chooses a password, once.',
    link: 'The link. It is shown this once.',
    mailed: 'Whether it was sent to the person.',
    current_password: 'The present password.',
    token: 'What the link ends with.',
  }),
  last_sign_in_at: moment('When the person last signed in.'),
} as const
