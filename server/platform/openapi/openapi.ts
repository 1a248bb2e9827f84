import type { Endpoint } from '../../../contract/platform/endpoint.ts'
import { errorBody, errorStatus, type ErrorCode } from '../../../contract/platform/errors.ts'
import { operation } from './operation.ts'
import { responseBook, success, type ErrorWords } from './responses.ts'
import { schemaBook, type Json, type Names, type Shape } from './schemas.ts'

/** The words of the document that the endpoints do not have themselves. */
export interface Documentation {
  title: string
  summary: string
  /** Markdown. */
  introduction: string
  /** Parts of the API in the order of the document. */
  tags: Record<string, string>
  errors: ErrorWords
  /** Meaning of fields and of parameters by their names, where nothing else is said of them. */
  fields: Names
  parameters: Names
  /** A body for each operation that has one, by its id. */
  examples: Record<string, unknown>
  /** Name of the cookie by which the pages of the product are recognised. */
  cookie: string
}

/** The OpenAPI 3.1 document of the API, made from the endpoints of the contract. `server` is the address of the API. */
export function openApi(endpoints: readonly Endpoint[], version: string, server: string, words: Documentation): Json {
  const shown = endpoints.filter((one) => !one.internal)
  const schemas = schemaBook(
    [...shown.flatMap(shapesOf), { schema: errorBody, io: 'output', within: 'Error' }],
    words.fields,
  )
  const responses = responseBook(shown, words.errors)
  const paths: Record<string, Json> = {}
  for (const one of shown) {
    const path = one.path.replace(/:(\w+)/g, '{$1}')
    const answers = { ...success(one, schemas), ...responses.errorsOf(one) }
    paths[path] = { ...paths[path], [one.method.toLowerCase()]: operation(one, schemas, answers, words) }
  }
  const { title, summary, introduction: description } = words
  const used = Object.entries(words.tags).filter(([name]) => shown.some((one) => one.tag === name))
  return {
    openapi: '3.1.0',
    info: { title, version, summary, description, license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: server, description: 'This installation' }],
    security: [{ key: [] }, { session: [] }],
    tags: used.map(([name, about]) => ({ name, description: about })),
    paths,
    'x-errors': errorsByCode(words.errors),
    components: {
      securitySchemes: {
        key: {
          type: 'http',
          scheme: 'bearer',
          description: 'An API key: `Authorization: Bearer KEY`. It acts by its role.',
        },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: words.cookie,
          description:
            'The session of a person who has signed in: for the pages of the product. A change must come from the same origin.',
        },
      },
      schemas: schemas.components,
      responses: responses.components,
    },
  }
}

/** Every error code with its status and meaning, in order of status. No part of OpenAPI: for people and the page of developers. */
function errorsByCode({ meaning }: ErrorWords): Json {
  const codes = Object.entries(errorStatus).toSorted(([, a], [, b]) => a - b) as [ErrorCode, number][]
  return Object.fromEntries(codes.map(([code, status]) => [code, { status, description: meaning[code] }]))
}

function shapesOf({ id: within, body, response }: Endpoint): Shape[] {
  return [
    ...(response ? [{ schema: response, io: 'output', within } as const] : []),
    ...(body ? [{ schema: body, io: 'input', within } as const] : []),
  ]
}
