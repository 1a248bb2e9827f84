import { z } from 'zod'

export type Json = Record<string, unknown>
type Io = 'input' | 'output'

/** A shape that a body or answer of an operation has. */
export interface Shape {
  schema: z.ZodType
  io: Io
  /** Id of the operation. */
  within: string
}

/**
 * What names mean: of a component (`Note`), of a field of one component or operation (`Note.at`), of all whose name begins
 * alike (`Note*.at`), or of a field wherever it stands (`version`).
 */
export type Names = Record<string, { description: string; format?: string }>

/** The JSON Schemas of one document: shapes with an id are components, and are referred to. */
export interface SchemaBook {
  /** A reference where the shape has an id, else the schema itself. */
  of(shape: Shape): Json
  components: Json
}

/**
 * JSON Schemas of shapes. A component that takes other values than it gives (defaults) is two: `X` and `XInput`.
 * Answers are open: a field that is added later is no change of the contract.
 */
export function schemaBook(shapes: readonly Shape[], names: Names): SchemaBook {
  const found: Record<Io, Json> = { input: {}, output: {} }
  for (const { schema, io, within } of shapes)
    Object.assign(found[io], convert({ schema, io, within }, names).definitions)
  const differs = (name: string): boolean =>
    name in found.output && JSON.stringify(found.input[name]) !== JSON.stringify(found.output[name])
  const twofold = Object.keys(found.input).filter(differs)
  const named = (schema: unknown, io: Io): Json => pointed(schema, io === 'input' ? twofold : [])
  const inputs = Object.entries(found.input).map(([name, schema]) => {
    return [twofold.includes(name) ? `${name}Input` : name, named(schema, 'input')] as const
  })
  const outputs = Object.entries(found.output).map(([name, schema]) => [name, named(schema, 'output')] as const)
  return {
    of: (shape) => named(convert(shape, names).schema, shape.io),
    components: Object.fromEntries([...inputs, ...outputs].toSorted(([a], [b]) => a.localeCompare(b))),
  }
}

/** Wrapped in an object, so that the shape itself is referred to like any other where it has an id. */
function convert({ schema, io, within }: Shape, names: Names): { schema: Json; definitions: Json } {
  const whole = z.toJSONSchema(z.object({ it: schema }), { io, unrepresentable: 'any' })
  const definitions = Object.entries(whole.$defs ?? {}).filter(([name]) => !isAnything(name))
  return {
    schema: tidy(whole.properties?.['it'] as Json, { io, names, within }),
    definitions: Object.fromEntries(
      definitions.map(([name, one]) => [
        name,
        { ...known(names, name), ...tidy(one as Json, { io, names, within: name }) },
      ]),
    ),
  }
}

interface Place {
  io: Io
  names: Names
  /** The component, or else the operation. */
  within: string
}

const known = (names: Names, name: string) => (Object.hasOwn(names, name) ? names[name] : undefined)

/** zod makes a definition of its own for "any JSON", which refers to itself. */
const isAnything = (name: string): boolean => name.startsWith('__')

const bound = Number.MAX_SAFE_INTEGER
const inner = ['items', 'additionalProperties', 'not'] as const
const innerLists = ['anyOf', 'oneOf', 'allOf', 'prefixItems'] as const

/** Leaves out what zod writes for machines alone, and says what fields mean. */
function tidy(schema: Json, at: Place): Json {
  const { id: _id, ...kept } = schema
  if (typeof kept['$ref'] === 'string' && isAnything(kept['$ref'].replace('#/$defs/', ''))) delete kept['$ref']
  if (kept['format'] !== undefined) delete kept['pattern']
  if (kept['minimum'] === -bound) delete kept['minimum']
  if (kept['maximum'] === bound) delete kept['maximum']
  if (at.io === 'output' && kept['additionalProperties'] === false) delete kept['additionalProperties']
  if (JSON.stringify(kept['propertyNames']) === '{"type":"string"}') delete kept['propertyNames']
  for (const key of inner) if (isJson(kept[key])) kept[key] = tidy(kept[key], at)
  for (const key of innerLists) {
    if (Array.isArray(kept[key])) kept[key] = kept[key].map((one) => tidy(one as Json, at))
  }
  if (isJson(kept['properties'])) {
    const properties = Object.entries(kept['properties'])
    kept['properties'] = Object.fromEntries(
      properties.map(([name, one]) => [name, explained(name, tidy(one as Json, at), at)]),
    )
  }
  return mayBeNull(kept)
}

/** `anyOf` of one type and null is that type or null. */
function mayBeNull(schema: Json): Json {
  const { anyOf, ...rest } = schema
  if (!Array.isArray(anyOf) || anyOf.length !== 2) return schema
  const [one, other] = anyOf as [Json, Json]
  if (other['type'] !== 'null' || typeof one['type'] !== 'string') return schema
  const values = one['enum'] as unknown[] | undefined
  return { ...one, ...rest, type: [one['type'], 'null'], ...(values && { enum: [...values, null] }) }
}

/** What is said of the field for all components whose name begins alike; the longest such beginning says it. */
function ofKin(names: Names, component: string, name: string) {
  for (let length = component.length; length > 0; length--) {
    const words = known(names, `${component.slice(0, length)}*.${name}`)
    if (words) return words
  }
  return undefined
}

function explained(name: string, schema: Json, { names, within }: Place): Json {
  const words = known(names, `${within}.${name}`) ?? ofKin(names, within, name) ?? known(names, name)
  if (!words) return schema
  const { description, format } = words
  const isText = [schema['type']].flat().includes('string')
  return { description, ...(format && isText && { format }), ...schema }
}

/** zod points inside its own document; here the definitions are components. */
function pointed(schema: unknown, twofold: readonly string[]): Json {
  const text = JSON.stringify(schema).replace(/"#\/\$defs\/([^"]+)"/g, (_, name: string) => {
    return `"#/components/schemas/${twofold.includes(name) ? `${name}Input` : name}"`
  })
  return JSON.parse(text) as Json
}

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
