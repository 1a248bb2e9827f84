import type { JournalLine } from '../../../contract/journal.ts'
import type { Reason } from '../../../contract/reasons.ts'

export type RefusedCode = 'changed_since' | 'gone' | 'not_allowed' | 'cannot'

/** What is not put back, why, and what it is now, where the reader may see that. */
export interface RefusedField {
  /** `first_name`, `phones.ID`; of another record of the customer `address.ID.city`, `note.ID`. */
  field: string
  code: RefusedCode
  message: string
  /** The rule that says so, where there is a closer one, and the values in its sentence. */
  reason?: Reason
  params?: Record<string, unknown>
  now?: unknown
}

/** One thing to put back. */
export interface Step {
  field: string
  subject_type: string
  subject_id: string
  /** The field of the subject; null where the whole record comes back, goes, or is pinned. */
  name: string | null
  verb: 'change' | 'bring_back' | 'remove' | 'pin' | 'unpin'
  now: unknown
  to: unknown
  /** The line that keeps what a deleted record held. */
  line?: JournalLine
}

export interface Plan {
  steps: Step[]
  refused: RefusedField[]
}

export const refusalOf: Record<Exclude<RefusedCode, 'cannot'>, string> = {
  changed_since: 'Somebody changed this since. What it says now stays.',
  gone: 'What it was before is not there any more.',
  not_allowed: 'Your role may not change this.',
}

/** What nobody can put back, and why. */
export const cannotBe = {
  cannot: 'This cannot be put back.',
  kept_by_program: 'This is not a value that people change, so it cannot be put back.',
  account_stays: 'An account belongs to its owner: opening it cannot be put back.',
  letter_stays: 'A letter cannot be called back.',
  created_here: 'The customer was created here. Undo the whole action, or erase the customer.',
  removed_here: 'The customer was removed here, and the values with it.',
} satisfies Partial<Record<Reason, string>>

export const refusedAs = (field: string, reason: keyof typeof cannotBe): RefusedField => ({
  field,
  code: 'cannot',
  reason,
  message: cannotBe[reason],
})

/** Whether a field was asked for; parts of a list are asked for with the list. */
export function isAsked(field: string, asked: readonly string[] | undefined): boolean {
  return asked === undefined || asked.some((one) => field === one || field.startsWith(`${one}.`))
}

/** A value in place of which the journal says only that it was erased. */
export const isErased = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'erased' in value && value.erased === true

/** Erased, or holding something erased. */
export const holdsErased = (value: unknown): boolean =>
  isErased(value) || (typeof value === 'object' && value !== null && Object.values(value).some(holdsErased))
