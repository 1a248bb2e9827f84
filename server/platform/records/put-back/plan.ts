import type { JournalLine } from '../../../../contract/platform/journal/journal.ts'
import type { PutBackStep } from '../../../../contract/platform/put-back.ts'
import type { Reason } from '../../../../contract/platform/reasons.ts'
import type { Place, Values } from '../verbs.ts'

export type RefusedCode = 'changed_since' | 'gone' | 'not_allowed' | 'cannot'

/** What is not put back, why, and what it is now, where the reader may see that. */
export interface RefusedField {
  /** `first_name`, `phones.ID`; of another record on the page `address.ID.city`, `note.ID`. */
  field: string
  code: RefusedCode
  message: string
  /** The rule that says so, where there is a closer one, and the values in its sentence. */
  reason?: Reason
  params?: Record<string, unknown>
  now?: unknown
}

/** One thing to put back. `name` is the field of the subject; null where all of it comes back, goes or has another state. */
export interface Step extends PutBackStep {
  place: Place
  /** What a deleted row held. */
  kept?: Values
  /** The line that the step takes back, where a plan of a slice's own needs it. */
  line?: JournalLine
}

export interface Plan {
  steps: Step[]
  refused: RefusedField[]
}

/** Why nobody can put something back: a code, and its sentence. */
export interface Unchangeable {
  reason: Reason
  message: string
}

/** The sentences of what is refused for itself. */
export const refusalOf: Record<Exclude<RefusedCode, 'cannot'>, string> = {
  changed_since: 'Somebody changed this since. What it says now stays.',
  gone: 'What it was before is not there any more.',
  not_allowed: 'Your role may not change this.',
}

export const keptByProgram: Unchangeable = {
  reason: 'kept_by_program',
  message: 'This is not a value that people change, so it cannot be put back.',
}
const cannot: Unchangeable = { reason: 'cannot', message: 'This cannot be put back.' }

/** What nobody can put back, and why. */
export const unchangeable = (field: string, why: Unchangeable = cannot): RefusedField => ({
  field,
  code: 'cannot',
  ...why,
})

/** A plan that only refuses. */
export const refuse = (field: string, code: Exclude<RefusedCode, 'cannot'>): Plan => ({
  steps: [],
  refused: [{ field, code, message: refusalOf[code] }],
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
