import { z } from 'zod'

/** A record as it was, under its own name: null before it was created. Then the lists of what was on its page. */
export function asOfSchema<const T extends string, V extends z.ZodType, L extends z.ZodRawShape>(
  type: T,
  values: V,
  lists: L,
  id: string,
) {
  const head = {
    at: z.string(),
    /** When it was created, by the journal. */
    since: z.string(),
  }
  const tail = {
    /** What differs from now: fields, `address.ID`, `note.ID`. */
    changed: z.array(z.string()),
    /** Fields whose values were erased. */
    erased: z.array(z.string()),
    /** Fields that are shown as they are now, because their past is not kept. */
    not_kept: z.array(z.string()),
  }
  const own = { [type]: values.nullable() } as { [K in T]: z.ZodNullable<V> }
  return z.object({ ...head, ...own, ...lists, ...tail }).meta({ id })
}
