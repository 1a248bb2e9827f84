import { emailProblem } from '../../../../../contract/platform/emails.ts'
import type { Email } from '../../../../../contract/platform/kinds/values.ts'
import { entries } from './entries.ts'
import type { Kept } from './entry-list.ts'

export const emails = entries<Email>({
  read: (value) => (typeof value === 'object' ? (value as Kept<Email> | null) : null),
  named: ({ id, address }) => ({ id, address }),
  input: ({ id, address, label }) => ({ id, address, label }),
  // Lines from before there was a list tell of the first one alone.
  first: {
    of: (value) => ((value ?? []) as Email[])[0]?.address ?? null,
    with(value, address) {
      const [first = { id: '', label: null }, ...others] = (value ?? []) as Email[]
      if (typeof address !== 'string') return others
      return [{ ...first, address, valid: emailProblem(address) === null }, ...others]
    },
  },
})
