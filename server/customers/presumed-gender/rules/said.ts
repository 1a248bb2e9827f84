import type { Sex } from './given-names.ts'

/** What a part of a name says: a sex, `either` for forms of both, null where it says nothing. */
export type Said = Sex | 'either' | null

export const isSex = (said: Said): said is Sex => said === 'female' || said === 'male'

/** What letters of languages say together: small ones are female, capital ones male. */
export function saidBy(verdicts: string): Said {
  if (verdicts === '') return null
  if (verdicts === verdicts.toLowerCase()) return 'female'
  return verdicts === verdicts.toUpperCase() ? 'male' : 'either'
}
