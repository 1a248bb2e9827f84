import { kindOf } from '../../../../../contract/platform/kinds/kinds.ts'
import type { Change } from '../../../../../contract/platform/journal/kinds.ts'
import type { Field } from '../../../../../contract/platform/record.ts'
import type { Beside } from '../../record.ts'
import { emails } from './emails.ts'
import { externalIds } from './external-ids.ts'
import { phones } from './phones.ts'
import { set } from './set.ts'
import { wholeValue } from './whole-value.ts'

/** Whether a change can be taken back: from what it says now to what, or why not. `nothing`: it is as it was. */
export interface Verdict {
  code?: 'nothing' | 'changed_since'
  now?: unknown
  to?: unknown
}

/**
 * How a value goes back to what it was. Lines tell of a value as a whole, or of parts of it (`phones.ID`): a part is
 * named without the field, '' stands for the whole.
 */
export interface Way {
  /** Whether a change of a value can be taken back, as it stands. */
  verdict(value: unknown, part: string, change: Change): Verdict
  /** The value before changes, by part, from the value after them. */
  before(value: unknown, changes: Readonly<Record<string, Change>>): unknown
  /** The value as the body of a patch takes it. */
  input?(value: unknown): unknown
  /** Of a list: the value of the field that is its first entry, and the list with another one there. */
  first?: { of(value: unknown): unknown; with(value: unknown, first: unknown): unknown }
  /** The value without what is no difference, such as an order that says nothing. */
  plain?(value: unknown): unknown
}

/** How a field, or a value beside the fields, goes back. */
export function wayOf(one: Field | Beside): Way {
  if (!('kind' in one)) return one.set ? set : wholeValue(one.empty ?? null)
  const { compares, empty } = kindOf(one)
  if (compares === 'phones') return phones
  if (compares === 'emails') return emails
  if (compares === 'external_ids') return externalIds
  return compares === 'texts' ? set : wholeValue(empty ?? null)
}
