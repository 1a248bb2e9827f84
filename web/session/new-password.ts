import type { TFunction } from 'i18next'
import { passwordProblem } from '../../contract/platform/passwords.ts'

/** What is wrong with a new password and its repetition, said before anything is sent. */
export function newPasswordProblems(
  t: TFunction,
  typed: { password: string; repeated: string },
  person: { email?: string; name?: string },
): { password?: string; repeated?: string } {
  const problem = passwordProblem(typed.password, person)
  return {
    ...(problem && { password: t(`problems.${problem}`) }),
    ...(typed.password !== typed.repeated && { repeated: t('session.passwords_differ') }),
  }
}
