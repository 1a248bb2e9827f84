import type { Phone } from '../../../contract/platform/kinds/values.ts'
import type { ReadRow } from '../rules/read-row.ts'
import { onRow } from '../rules/on-row.ts'
import type { Remark } from '../rules/rows.ts'

export const exists = (number: string): Remark =>
  onRow('exists', `There is this customer already: number ${number}.`, number, { number })

export const noMatch: Remark = onRow('no_match', 'There is no such customer to update.')

export const nobody: Remark = onRow('nobody', 'This row names nobody: no name, company, e-mail, phone or external id.')

export const noKey: Remark = onRow(
  'no_key',
  'This row has nothing to be matched by: importing it again would create the customer again.',
)

export const sameAlready = (number: string): Remark =>
  onRow('same_already', `Customer ${number} is all that this row says already: nobody is created again.`, number, {
    number,
  })

/** A later row of the same file says otherwise of the same customer. */
/** What there is to say of a phone that is no valid one of its country; that it is not assigned, in a check alone: it is understood. */
export function phoneRemark({ number, label, e164, valid, guessed, country }: Phone, checks: boolean): Remark | null {
  if ((valid && !guessed) || (e164 !== null && !valid && !checks)) return null
  const said =
    e164 === null
      ? onRow('phone', 'This phone is not understood: it is kept as typed and marked.', number)
      : valid
        ? onRow('phone_guessed', `This is no phone number here. It is taken for ${e164}, and marked.`, number, {
            e164,
            country,
          })
        : onRow('phone_unassigned', `${e164} could be dialled, but its country has not assigned it.`, number, { e164 })
  return { ...said, target: 'phones', label }
}

export const emailTaken = ({ values }: ReadRow): Remark => ({
  ...onRow(
    'email_taken',
    'Another account has this e-mail: it is kept as the contact e-mail, and no account is opened.',
    values.email ?? null,
  ),
  target: 'email',
})
