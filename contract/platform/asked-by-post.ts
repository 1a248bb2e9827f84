import { z } from 'zod'
import { endpoint, type Endpoint } from './endpoint.ts'

/**
 * The same question with its query as a JSON body, at `POST PATH/query`, of endpoints that are declared `askedByPost`;
 * undefined for others. Like the GET it changes nothing.
 */
export function postOf(asked: Endpoint): Endpoint | undefined {
  if (!asked.askedByPost || !asked.query) return undefined
  const made = known.get(asked) ?? makeOf(asked, asked.query)
  known.set(asked, made)
  return made
}

const known = new WeakMap<Endpoint, Endpoint>()

function makeOf({ query: _, ...asked }: Endpoint, query: z.ZodObject): Endpoint {
  return endpoint({
    ...asked,
    id: `${asked.id}ByPost`,
    method: 'POST',
    path: `${asked.path}/query`,
    summary: `${asked.summary} (asked in a body)`,
    description:
      `The question and the answer of \`GET ${asked.path}\`, with the parameters as JSON in the body: what is searched ` +
      'and filtered by tells of people, and proxies write addresses into their logs. A `filter` may stand there as it is.',
    body: z.preprocess(asInAddress, z.strictObject({ ...query.shape, ...('filter' in query.shape && { filter }) })),
  })
}

const filter = z.union([z.string().max(20_000), z.record(z.string(), z.unknown())]).optional()

/** An address has texts alone: what stands in JSON as a tree, a number or a flag is read as its text is. */
function asInAddress(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body
  const given = Object.entries(body).filter(([, value]) => value !== null)
  return Object.fromEntries(
    given.map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]),
  )
}
