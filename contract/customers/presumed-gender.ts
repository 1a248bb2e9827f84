import { z } from 'zod'
import { countryCode, localeTag } from '../platform/codes.ts'
import { endpoint } from '../platform/endpoint.ts'
import { presumedFrom, presumedGenders, salutations } from './names.ts'

const name = z.string().max(100).optional()

export const presumeGender = endpoint({
  id: 'presumeGender',
  method: 'GET',
  path: '/customers/presumed-gender',
  access: 'customers.read',
  tag: 'Customers',
  summary: 'Guess the gender from a name',
  description:
    'As the product guesses it for `presumed_gender`, for a form. Language, country and site say where the name is likely from: Andrea is a man in Italy. `null` where it is not sure, or where the settings forbid guessing.',
  askedByPost: true,
  query: z.object({
    salutation: z.enum(salutations).optional(),
    first_name: name,
    middle_name: name,
    last_name: name,
    locale: localeTag.optional(),
    country: countryCode.optional(),
    site_id: z.guid().optional(),
  }),
  response: z
    .object({ gender: z.enum(presumedGenders).nullable(), from: z.enum(presumedFrom).nullable() })
    .meta({ id: 'PresumedGender' }),
})
