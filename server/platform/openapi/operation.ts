import { isRepeatable, type Endpoint } from '../../../contract/platform/endpoint.ts'
import type { Documentation } from './openapi.ts'
import { schemaBook, type Json, type SchemaBook } from './schemas.ts'

/** One operation of the document, with its answers. */
export function operation(endpoint: Endpoint, schemas: SchemaBook, responses: Json, words: Documentation): Json {
  const { id: operationId, tag, summary } = endpoint
  const content = contentOf(endpoint, schemas, words)
  return {
    operationId,
    tags: [tag],
    summary,
    description: [endpoint.description, accessOf(endpoint)].filter(Boolean).join('\n\n'),
    ...(endpoint.access === 'public' && { security: [] }),
    ...(endpoint.person && { security: [{ session: [] }] }),
    parameters: [...parameters(endpoint, 'path', words), ...parameters(endpoint, 'query', words), ...headers(endpoint)],
    ...(content && { requestBody: { required: true, content } }),
    responses,
  }
}

/** What the body may be, by media type. A file comes as it is, or as a part of a form. */
function contentOf(endpoint: Endpoint, schemas: SchemaBook, words: Documentation): Json | undefined {
  const { id, stream, body } = endpoint
  if (stream?.request) return { [stream.request]: {}, 'multipart/form-data': { schema: oneFile } }
  if (!body) return undefined
  const example = words.examples[id]
  // The parameters of a GET, in a body.
  const book = endpoint.askedByPost ? schemaBook([], words.parameters) : schemas
  const schema = book.of({ schema: body, io: 'input', within: id.replace(/ByPost$/, '') })
  return { 'application/json': { schema, ...(example !== undefined && { example }) } }
}

const oneFile = {
  type: 'object',
  properties: {
    file: { description: 'The file; its name is kept.', type: 'string', contentMediaType: 'application/octet-stream' },
  },
  required: ['file'],
}

function accessOf({ access, person }: Endpoint): string {
  if (access === 'public') return 'Needs no sign-in.'
  if (person) return 'Needs a person who is signed in: an API key is refused.'
  return access === 'signed_in' ? 'Needs a key or a sign-in.' : `Needs the permission \`${access}\`.`
}

function parameters(endpoint: Endpoint, place: 'path' | 'query', words: Documentation): Json[] {
  const schema = place === 'path' ? endpoint.params : endpoint.query
  if (!schema) return []
  const { properties = {}, required = [] } = schemaBook([], words.parameters).of({
    schema,
    io: 'input',
    within: endpoint.id,
  }) as {
    properties?: Record<string, Json>
    required?: string[]
  }
  return Object.entries(properties).map(([name, { description, ...rest }]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    ...(description !== undefined && { description }),
    schema: rest,
  }))
}

const header = (name: string, description: string): Json => ({
  name,
  in: 'header',
  required: false,
  description,
  schema: { type: 'string' },
})

const ifMatch = header(
  'If-Match',
  'Version of the record that this change was made on, such as `"5"`: refused with 412 when somebody saved in between. Without it, or with `*`, the last one wins.',
)

const idempotencyKey = header(
  'Idempotency-Key',
  'Any text of your own, at most 255 characters. The same request with the same key within a day answers the same and does nothing twice.',
)

const timeZone = header(
  'Time-Zone',
  'The time zone whose day is today, such as `Europe/Berlin`, for filters such as `last_days`. UTC without it, or where it is not known.',
)

const isFiltered = ({ query }: Endpoint): boolean => query !== undefined && 'filter' in query.shape

const headers = (one: Endpoint): Json[] => [
  ...(isFiltered(one) ? [timeZone] : []),
  ...(one.versioned ? [ifMatch] : []),
  ...(isRepeatable(one) ? [idempotencyKey] : []),
]
