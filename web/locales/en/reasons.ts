import type { leftReasons } from '../../../contract/platform/reasons.ts'

type Own = (typeof leftReasons)[number] | 'stale' | 'not_found'

/** Why one record among many, or one value of it, was left as it is. Other codes have their words among the errors. */
export const reasons = {
  changed_since: 'Changed since',
  gone: 'What it was is not there any more',
  not_allowed: 'Your role may not change this',
  cannot: 'Cannot be put back',
  touched_since: 'The customer was created here and something happened to it since, so it stays.',
  removed: 'This was removed here, and the values with it. Import it again.',
  erased_or_hidden: 'This was deleted since, or you may not see it.',
  kept_by_program: 'The program keeps this value itself, so it cannot be put back.',
  password_replaced: 'The imported password took the place of another imported one, which is not kept: it stays.',
  password_changed: 'The owner has signed in, or the password was changed since: it stays.',
  account_stays: 'An account belongs to its owner: opening it cannot be put back.',
  letter_stays: 'A letter cannot be called back.',
  created_here: 'The customer was created here. Undo the whole action, or erase the customer.',
  removed_here: 'The customer was removed here, and the values with it.',
  stale: 'Somebody has saved this customer since. Look at it again.',
  not_found: 'There is no such customer, or you may not see it.',
} as const satisfies Record<Own, string>
