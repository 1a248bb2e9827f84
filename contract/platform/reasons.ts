import type { KnownProblem } from './problems.ts'

/** Why a value, or a whole record, is left as it is by something that works on many, or that takes something back. */
export const leftReasons = [
  'changed_since',
  'gone',
  'not_allowed',
  'cannot',
  'touched_since',
  'removed',
  'erased_or_hidden',
  'kept_by_program',
  'account_stays',
  'letter_stays',
  'created_here',
  'removed_here',
  'password_replaced',
  'password_changed',
] as const

/** A code that is told for one record among many. The web has a sentence for each, in every language. */
export type Reason = (typeof leftReasons)[number] | KnownProblem['code']
