import type { SettingGroup, SettingName } from '../../../contract/settings/settings.ts'

type Words = { label: string; about: string }

const names = {
  base_country: { label: 'Country', about: 'Phones and addresses without a country are read as of this one.' },
  base_currency: { label: 'Currency', about: 'Sums over several orders are shown in it.' },
  languages: { label: 'Languages of customers', about: 'The first one is assumed where nothing is known.' },
  staff_language: {
    label: 'Language of these pages',
    about: 'For new members of staff. Everybody can choose their own.',
  },
  number_prefix: {
    label: 'Prefix of customer numbers',
    about: 'Stands before the counter of new numbers. Given numbers never change.',
  },
  account_realm: {
    label: 'An account’s e-mail is unique',
    about: 'Whether the same e-mail may sign in to two sites as two accounts.',
  },
  legacy_passwords_until: {
    label: 'Imported passwords are kept until',
    about:
      'A password hash of another store works until this day is over; then it is erased, and its owner has to ask for a new password. Empty: it is kept until the owner has signed in.',
  },
  require_email: {
    label: 'E-mail is required',
    about: 'In the form for staff. The API and imports do not ask for it.',
  },
  require_first_name: { label: 'First name is required', about: 'In the form for staff.' },
  require_last_name: { label: 'Last name is required', about: 'In the form for staff.' },
  active_on_creation: {
    label: 'New customers are active',
    about: 'Unless something else is said when they are created.',
  },
  on_hold_on_creation: {
    label: 'New customers are on hold',
    about: 'Unless something else is said when they are created.',
  },
  presume_gender: {
    label: 'Guess the gender from the name',
    about: 'Kept beside the stated gender and shown as presumed. When you turn it off, all guesses are cleared.',
  },
  session_idle_minutes: {
    label: 'Minutes until a sign-in ends unused',
    about: 'Counted from the last thing somebody did.',
  },
  session_days: { label: 'Days until a sign-in ends', about: 'In any case, however much it is used.' },
  security_details_days: {
    label: 'Days that the security log keeps e-mails and addresses',
    about: 'Then they are wiped from its lines. The lines stay.',
  },
  keep_finished_days: {
    label: 'Days that finished work is kept',
    about: 'Finished jobs and sent letters stay on their pages for so long.',
  },
  keep_exports_days: {
    label: 'Days that exported files are kept',
    about: 'Then they are deleted; they hold personal data outside of the records.',
  },
} as const satisfies Record<SettingName, Words>

const groups = {
  general: 'General',
  customers: 'Customers',
  staff: 'Staff',
  jobs: 'Jobs and mail',
} as const satisfies Record<SettingGroup, string>

export const settings = {
  title: 'Settings',
  about: 'How this installation works, for everybody.',
  names,
  groups,
  choices: {
    account_realm: { all: 'In the whole installation', site: 'Within a site' },
    staff_language: { en: 'English', de: 'German' },
  },
  legacy_passwords_none: 'No account has an imported password.',
  legacy_passwords_one: '{{count}} account has an imported password and has not been signed in to since.',
  legacy_passwords_other: '{{count}} accounts have an imported password and have not been signed in to since.',
  unchanged: 'Nothing has been changed.',
} as const
