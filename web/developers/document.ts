import { queryOptions } from '@tanstack/react-query'
import { ApiError, readError } from '../platform/api-error.ts'

/** What this page reads of an OpenAPI 3.1 document. */
export interface OpenApi {
  info: { version: string }
  servers: { url: string }[]
  tags: { name: string; description: string }[]
  paths: Record<string, Record<string, PathOperation>>
  components: { schemas: Record<string, Schema>; responses: Record<string, Answer> }
  /** Every error code, in order of status. */
  'x-errors': Record<string, { status: number; description: string }>
}

interface PathOperation {
  operationId: string
  tags: string[]
  summary: string
  description: string
  security?: Record<string, unknown>[]
  parameters: Parameter[]
  requestBody?: { content: Record<string, Content> }
  responses: Record<string, Answer | Reference>
}

export interface Operation extends PathOperation {
  method: string
  path: string
}

export interface Parameter {
  name: string
  in: 'path' | 'query' | 'header'
  required: boolean
  description?: string
  schema: Schema
}

export interface Content {
  schema?: Schema
  example?: unknown
  examples?: Record<string, { value: unknown }>
}

export interface Answer {
  description: string
  headers?: Record<string, { description: string }>
  content?: Record<string, Content>
}

interface Reference {
  $ref: string
}

export interface Schema {
  $ref?: string
  type?: string | string[]
  description?: string
  format?: string
  enum?: unknown[]
  const?: unknown
  default?: unknown
  minimum?: number
  maximum?: number
  minLength?: number
  maxLength?: number
  minItems?: number
  maxItems?: number
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  prefixItems?: Schema[]
  anyOf?: Schema[]
  additionalProperties?: boolean | Schema
}

const address = '/api/v1/openapi.json'

export const documentQuery = queryOptions({
  queryKey: ['openapi'],
  staleTime: Infinity,
  queryFn: async ({ signal }): Promise<OpenApi> => {
    const response = await fetch(address, { signal }).catch((error: unknown) => {
      if (signal.aborted) throw error
      throw new ApiError(0, 'offline', 'The server could not be reached.')
    })
    if (!response.ok) throw await readError(response)
    return (await response.json()) as OpenApi
  },
})

/** All operations of the document, in its order. */
export const operationsOf = (document: OpenApi): Operation[] =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, one]) => ({ ...one, method: method.toUpperCase(), path })),
  )

/** The name that a reference ends with. */
export const nameOf = (reference: string): string => reference.slice(reference.lastIndexOf('/') + 1)

/** The schema itself, where it is a reference to a component. Words beside the reference win. */
export function resolved({ components }: OpenApi, schema: Schema): Schema {
  if (schema.$ref === undefined) return schema
  const { $ref, ...beside } = schema
  return { ...components.schemas[nameOf($ref)], ...beside }
}

export const answerOf = ({ components }: OpenApi, one: Answer | Reference): Answer =>
  '$ref' in one ? (components.responses[nameOf(one.$ref)] ?? { description: '' }) : one

/** Operations whose name, address, words or part of the API hold every word of the query. */
export function matching(operations: readonly Operation[], query: string): Operation[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  return operations.filter(({ operationId, method, path, summary, tags }) => {
    const text = [operationId, method, path, summary, ...tags].join(' ').toLowerCase()
    return words.every((word) => text.includes(word))
  })
}
