import { z } from 'zod'

/** Why work in the background failed. `message` is English; pages say `code` in the language of the reader. */
export const failure = z
  .object({ code: z.string(), message: z.string(), params: z.record(z.string(), z.unknown()).optional() })
  .meta({ id: 'Failure' })

export type Failure = z.output<typeof failure>
