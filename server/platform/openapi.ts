import { z } from 'zod'
import type { Endpoint } from '../../contract/endpoint.ts'
import { errorBody } from '../../contract/errors.ts'

type Json = Record<string, unknown>

const description = `Everything a store knows about its customers. Send a key as \`Authorization: Bearer KEY\`; keys are made by
\`npx clientele api-key create\` or on the page "API keys". Lists are paged: pass \`next\` as \`after\`. A change may carry the version it was made
on (\`If-Match\`), and a create a key that makes it safe to repeat (\`Idempotency-Key\`). Every error has the same body.`

/** The OpenAPI 3.1 document of the API, made from the endpoints of the contract. `server` is the address of the API. */
export function openApi(endpoints: readonly Endpoint[], version: string, server: string): Json {
  const shown = endpoints.filter((one) => !one.internal)
  const paths: Record<string, Json> = {}
  for (const one of shown) {
    const path = one.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [one.method.toLowerCase()]: operation(one) }
  }
  const tags = [...new Set(shown.map((one) => one.tag))]
  return {
    openapi: '3.1.0',
    info: {
      title: 'Clientele',
      version,
      summary: 'The customer back office for online stores',
      description,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: server }],
    security: [{ key: [] }],
    tags: tags.map((name) => ({ name, description: `Operations on ${name.toLowerCase()}.` })),
    paths,
    components: {
      securitySchemes: { key: { type: 'http', scheme: 'bearer', description: 'An API key.' } },
      schemas: components(shown),
      responses: {
        Error: { description: 'What went wrong: a code, a sentence, and the fields concerned.', content: json({ $ref: '#/components/schemas/Error' }) },
      },
    },
  }
}

function operation(one: Endpoint): Json {
  const { summary, tag } = one
  const permission = one.access === 'public' ? 'Needs no sign-in.' : one.access === 'signed_in' ? 'Needs a sign-in.' : `Needs the permission \`${one.access}\`.`
  return {
    operationId: operationId(one),
    tags: [tag],
    summary,
    description: permission,
    ...(one.access === 'public' && { security: [] }),
    parameters: [...parameters(one.params, 'path'), ...parameters(one.query, 'query'), ...headers(one)],
    ...(body(one) && { requestBody: body(one) }),
    responses: {
      [one.response || one.stream?.response ? (one.creates ? '201' : '200') : '204']: success(one),
      '4XX': { $ref: '#/components/responses/Error' },
    },
  }
}

/** `PATCH /customers/:id/notes/:note_id` is `patch_customers_id_notes_note_id`: stable, and unlike any other. */
function operationId(one: Endpoint): string {
  return `${one.method.toLowerCase()}${one.path.replace(/[^a-z0-9]+/gi, '_')}`.replace(/_$/, '')
}

function success(one: Endpoint): Json {
  if (one.stream?.response) return { description: 'The content.', content: { [one.stream.response]: { schema: { type: 'string' } } } }
  if (!one.response) return { description: 'Done.' }
  return { description: 'The answer.', content: json(schemaOf(one.response, 'output')) }
}

function body(one: Endpoint): Json | undefined {
  if (one.stream?.request) return { required: true, content: { [one.stream.request]: { schema: { type: 'string', format: 'binary' } } } }
  return one.body && { required: true, content: json(schemaOf(one.body, 'input')) }
}

const json = (schema: Json): Json => ({ 'application/json': { schema } })

function parameters(shape: z.ZodObject | undefined, place: 'path' | 'query'): Json[] {
  if (!shape) return []
  const { properties = {}, required = [] } = schemaOf(shape, 'input') as { properties?: Record<string, Json>; required?: string[] }
  return Object.entries(properties).map(([name, schema]) => ({ name, in: place, required: place === 'path' || required.includes(name), schema }))
}

function headers(one: Endpoint): Json[] {
  const header = (name: string, text: string): Json => ({ name, in: 'header', required: false, description: text, schema: { type: 'string' } })
  return [
    ...(one.versioned ? [header('If-Match', 'Version of the record that this change was made on. Refused with 412 when somebody saved in between.')] : []),
    ...(one.creates ? [header('Idempotency-Key', 'Any text of your own: the same key within a day answers the same and creates nothing twice.')] : []),
  ]
}

/** JSON Schema of one shape; shapes with an id become references to the components. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _draft, $defs: _definitions, ...rest } = convert(schema, io)
  return named(schema) && io === 'output' ? { $ref: `#/components/schemas/${named(schema)}` } : pointed(rest)
}

function components(endpoints: readonly Endpoint[]): Json {
  const found: Json = {}
  const collect = (schema: z.ZodType | undefined, io: 'input' | 'output'): void => {
    if (!schema) return
    const { $schema: _draft, $defs = {}, ...rest } = convert(schema, io) as Json & { $defs?: Record<string, Json> }
    for (const [name, definition] of Object.entries($defs)) found[name] ??= pointed(without(definition))
    if (named(schema) && io === 'output') found[named(schema)!] ??= pointed(without(rest))
  }
  collect(errorBody, 'output')
  for (const one of endpoints) {
    collect(one.response, 'output')
    collect(one.body, 'input')
  }
  return found
}

const named = (schema: z.ZodType): string | undefined => schema.meta()?.id as string | undefined
const without = ({ id: _id, $schema: _draft, ...rest }: Json): Json => rest
const convert = (schema: z.ZodType, io: 'input' | 'output'): Json => z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json

/** zod points inside its own document; here the definitions are components. */
function pointed(schema: Json): Json {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/')) as Json
}
