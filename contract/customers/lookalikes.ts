import { z } from 'zod'
import { endpoint } from '../platform/endpoint.ts'

/** What two records share. `account`: the e-mail is that of an account. */
export const likelyReasons = [
  'account',
  'email',
  'phone',
  'same_name',
  'similar_name',
  'first_name',
  'last_name',
  'same_company',
  'similar_company',
  'date_of_birth',
  'postal_code',
  'similar_postal_code',
  'city',
  'street',
] as const
export type LikelyReason = (typeof likelyReasons)[number]

/** A customer who is probably the same person or company. `score` is from 0 to 100. */
export const likelyDouble = z
  .object({
    customer_id: z.string(),
    number: z.string(),
    display_name: z.string(),
    reasons: z.array(z.enum(likelyReasons)),
    score: z.number().int(),
  })
  .meta({ id: 'LikelyDouble' })
export type LikelyDouble = z.output<typeof likelyDouble>

const text = z.string().max(200).optional()

export const lookalikes = endpoint({
  id: 'lookalikes',
  method: 'GET',
  path: '/customers/lookalikes',
  access: 'customers.read',
  tag: 'Customers',
  summary: 'Customers that are probably the same',
  description:
    'Hints against duplicates, while somebody is entered: customers with this e-mail or phone, and those with a similar name (typing errors, other spellings, first and last name swapped) and the same postal code, city, street or date of birth. A same name alone comes last. Nothing is refused for it. Customers that you may not see are not among them, and what your role does not show is not compared. At most ten, the likeliest first.',
  askedByPost: true,
  query: z.object({
    email: z.string().max(254).optional(),
    phone: z.string().max(64).optional(),
    first_name: text,
    last_name: text,
    company_name: text,
    date_of_birth: z.iso.date().optional(),
    line1: text,
    postal_code: text,
    city: text,
    /** The customer that is looked for, where it is there already. */
    except: z.guid().optional(),
  }),
  response: z.object({ items: z.array(likelyDouble) }),
})
