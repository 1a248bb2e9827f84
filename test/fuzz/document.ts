import type { Method } from '../../contract/platform/endpoint.ts'

/** A JSON Schema as the OpenAPI document has it. */
export interface Schema {
  $ref?: string
  type?: string | string[]
  format?: string
  enum?: unknown[]
  const?: unknown
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  prefixItems?: Schema[]
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
  additionalProperties?: Schema | boolean
  minimum?: number
  minLength?: number
}

interface Parameter {
  name: string
  in: 'path' | 'query' | 'header'
  required: boolean
  schema: Schema
}

interface DocumentedOperation {
  operationId: string
  security?: Record<string, unknown>[]
  parameters: Parameter[]
  requestBody?: { content: Record<string, { schema?: Schema; example?: unknown }> }
  responses: Record<string, unknown>
}

export interface Document {
  paths: Record<string, Record<string, DocumentedOperation>>
  components: { schemas: Record<string, Schema> }
}

/** An operation as a client learns it from the document alone. */
export interface Operation {
  id: string
  method: Method
  path: string
  parameters: Parameter[]
  body: { schema: Schema; example: unknown } | undefined
  takesFile: boolean
  /** A key may not ask. */
  person: boolean
  /** Statuses that the document names. */
  statuses: number[]
}

export const operationsOf = (document: Document): Operation[] =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, one]): Operation => {
      const json = one.requestBody?.content['application/json']
      return {
        id: one.operationId,
        method: method.toUpperCase() as Method,
        path,
        parameters: one.parameters,
        body: json?.schema && { schema: json.schema, example: json.example },
        takesFile: one.requestBody?.content['multipart/form-data'] !== undefined,
        person: one.security?.length === 1 && 'session' in one.security[0]!,
        statuses: Object.keys(one.responses).map(Number),
      }
    }),
  )

/** Follows references, and takes parts that must all hold as one. */
export function resolved(schema: Schema, { components }: Document): Schema {
  if (schema.$ref) return resolved(components.schemas[schema.$ref.split('/').at(-1)!] ?? {}, { components, paths: {} })
  if (!schema.allOf) return schema
  return Object.assign({}, schema, ...schema.allOf.map((one) => resolved(one, { components, paths: {} }))) as Schema
}

export const choicesOf = (schema: Schema): Schema[] => schema.anyOf ?? schema.oneOf ?? []
export const typesOf = (schema: Schema): string[] => [schema.type ?? []].flat()

export type Path = (string | number)[]

/** Every place of a value that the schema names, itself the first; of a list the first item. */
export function placesOf(schema: Schema, document: Document, depth = 5): Path[] {
  const one = resolved(schema, document)
  if (depth === 0) return [[]]
  const below = (key: string | number, inner: Schema): Path[] =>
    placesOf(inner, document, depth - 1).map((path) => [key, ...path])
  const all: Path[] = [
    [],
    ...Object.entries(one.properties ?? {}).flatMap(([name, inner]) => below(name, inner)),
    ...(one.items ? below(0, one.items) : []),
    ...(one.prefixItems ?? []).flatMap((inner, at) => below(at, inner)),
    ...choicesOf(one).flatMap((inner) => placesOf(inner, document, depth - 1)),
  ]
  return [...new Map(all.map((path) => [JSON.stringify(path), path])).values()]
}
