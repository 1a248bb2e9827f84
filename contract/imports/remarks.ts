import type { KnownProblem } from '../platform/problems.ts'

/** What is remarked on a row, beside the problems of single values and what any request may be refused for. */
export const importRemarks = [
  'quotes',
  'cells',
  'column',
  'ambiguous',
  'key',
  'no_key',
  'erased',
  'exists',
  'no_match',
  'nobody',
  'site',
  'manager',
  'reference',
  'several',
  'not_active',
  'phone',
  'phone_guessed',
  'phone_unassigned',
  'postal_code',
  'number_taken',
  'number_fixed',
  'external_id_taken',
  'somebody_else',
  'said_later',
  'same_already',
  'email_taken',
  'account_email',
  'password_unknown',
  'password_salt',
  'password_costs',
  'password_no_account',
] as const
/** A code of a remark. The web has a sentence for each, in every language. */
export type ImportRemarkCode = (typeof importRemarks)[number] | KnownProblem['code']
