import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { capital, type Resource } from './record-endpoints.ts'

const uuid = '[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}'

/** Of how many rows one request for names may speak. */
export const mostNamed = 100

/** Ids as a parameter of an address. */
export const idList = z
  .string()
  .max(37 * mostNamed)
  .regex(new RegExp(`^${uuid}(?:,${uuid})*$`), `Give ids with commas between them, at most ${mostNamed}.`)

/** `GET /RESOURCE/names`; `beside` is what is told beside the name. */
export function namesEndpoint<B extends Record<string, z.ZodType> = Record<never, never>>(
  { resource, one, many, tag, read }: Resource,
  beside: B = {} as B,
) {
  return endpoint({
    id: `name${capital(many)}`,
    method: 'GET',
    path: `/${resource}/names`,
    access: read,
    tag,
    summary: `Say what ${many} are called`,
    description: `For whatever speaks of ${many} by their ids, as histories do. Those that were deleted, or that you may not see, are left out.`,
    query: z.object({ ids: idList }),
    response: z.object({
      items: z.array(
        z.object({ id: z.string(), display_name: z.string(), ...beside }).meta({ id: `${capital(one)}Name` }),
      ),
    }),
  })
}
