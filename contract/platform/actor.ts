import { z } from 'zod'

/** Name of one who asks before it is known who that is: a try to sign in, the first visit. */
export const visitorName = 'Visitor'

/** Who did something: a member of staff, an API key, or the program itself, which has no id. The name is that of then. */
export const actor = z.object({ kind: z.string(), id: z.string().nullable(), name: z.string() }).meta({ id: 'Actor' })
