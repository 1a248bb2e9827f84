import { words } from '../platform/documentation/words.ts'

/** What the names of settings mean, for the OpenAPI document. */
export const settingWords = words({
  Settings: 'How the installation works.',
  SettingsRecord: 'The settings with their version.',
  SettingsPatch: 'Settings that change. What is left out stays.',
  base_country: 'Country of the installation: phones and addresses are read by it where nothing else is known.',
  base_currency: 'Currency of sums over several currencies.',
  staff_language: 'Language of the pages for a new member of staff, and of the sign-in page.',
  number_prefix: 'Stands before the counter of a customer number.',
  account_realm: 'Where the e-mail of an account is unique: everywhere, or within a site.',
  legacy_passwords_until:
    'Last day on which imported password hashes are kept. Null: until their owners have signed in.',
  require_email: 'Whether the form asks for an e-mail. This API and imports do not.',
  require_first_name: 'Whether the form asks for a first name.',
  require_last_name: 'Whether the form asks for a last name.',
  active_on_creation: 'Whether a new customer is active unless said otherwise.',
  on_hold_on_creation: 'Whether a new customer is on hold unless said otherwise.',
  presume_gender: 'Whether `presumed_gender` is guessed from names. `false` clears what was guessed.',
  session_idle_minutes: 'Minutes without a request after which a sign-in ends.',
  session_days: 'Days after which a sign-in ends in any case.',
  security_details_days: 'Days after which e-mails and addresses are wiped from the security log. Its lines stay.',
  keep_finished_days: 'Days that finished jobs, and letters sent, stay on their pages.',
  keep_exports_days: 'Days that the files of an export can be downloaded.',
})
