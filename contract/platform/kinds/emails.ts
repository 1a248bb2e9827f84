import { z } from 'zod'
import { cleanEmail } from '../clean-email.ts'
import { emailsIn, emailsText } from '../email-cells.ts'
import { emailProblem, foldEmail } from '../emails.ts'
import type { Kind } from './kind.ts'
import { email as one } from './text.ts'
import type { Email, EmailInput } from './values.ts'

/** One that is there already may be none: a file brought it, and it stays until somebody changes it. The server looks whether it is the same. */
const emailInput = z
  .strictObject({
    id: z.guid().optional(),
    address: z.string().trim().min(1).max(254).transform(cleanEmail),
    label: z.string().trim().max(64).nullish(),
  })
  .refine(({ id, address }) => id !== undefined || emailProblem(address) === null, {
    path: ['address'],
    message: 'email',
  })
  .meta({ id: 'EmailInput' })

const email = z
  .object({ id: z.string(), address: z.string(), label: z.string().nullable(), valid: z.boolean() })
  .meta({ id: 'Email' })

/** The place of the first address that stands in the list before; null where each stands once. */
function repeatedAt(list: readonly EmailInput[]): number | null {
  const keys = list.map(({ address }) => foldEmail(address))
  const at = keys.findIndex((key, place) => keys.indexOf(key) < place)
  return at < 0 ? null : at
}

/** E-mail addresses, first one first. A body replaces the whole list. */
export const emails: Kind<Email[], EmailInput[]> = {
  schema: (field) =>
    z
      .array(emailInput)
      .max(field.max ?? 50)
      .check(({ value, issues }) => {
        const at = repeatedAt(value)
        if (at !== null) issues.push({ code: 'custom', input: value, path: [at, 'address'], message: 'email_repeated' })
      }),
  output: () => z.array(email),
  empty: [],
  operators: ['eq', 'contains', 'starts_with', 'empty', 'not_empty'],
  compares: 'emails',
  toText: emailsText,
  fromText: (cell) => emailsIn(cell).map((entry) => ({ ...entry, address: entry.address.slice(0, 254) })),
  mask: (value) => value.map((entry) => ({ ...entry, address: one.mask(entry.address) })),
  traces: (value) => value.map(({ address }) => address),
}
