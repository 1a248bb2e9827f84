import type { TFunction } from 'i18next'
import type { LetterState } from '../../contract/mail/mail.ts'

export const letterColors: Record<LetterState, string> = {
  queued: 'accent',
  held: 'orange',
  sent: 'green',
  failed: 'red',
  withdrawn: 'gray',
}

/** What a letter is for; a purpose without a label shows its name. */
export const purposeLabel = (t: TFunction, purpose: string): string =>
  t(`mail.purposes.${purpose}` as 'mail.purposes.test', { defaultValue: purpose.replaceAll('_', ' ') })

/** States in which a letter may still be sent, or withdrawn. */
export const canRelease = (state: LetterState): boolean => state === 'held' || state === 'failed' || state === 'queued'
export const canWithdraw = (state: LetterState): boolean => state === 'held' || state === 'queued' || state === 'failed'
