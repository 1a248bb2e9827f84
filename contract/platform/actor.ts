import { z } from 'zod'

/** Who did something: a member of staff, an API key, or the program itself, which has no id. The name is that of then. */
export const actor = z.object({ kind: z.string(), id: z.string().nullable(), name: z.string() }).meta({ id: 'Actor' })
