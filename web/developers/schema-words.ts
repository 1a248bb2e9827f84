import { nameOf, resolved, type OpenApi, type Schema } from './document.ts'

/** The type of a value as programmers write it: `string (uuid) | null`, `Phone[]`, `{[name]: string}`. */
export function typeOf(schema: Schema): string {
  if (schema.$ref) return nameOf(schema.$ref)
  if (schema.anyOf) return schema.anyOf.map(typeOf).join(' | ')
  if (schema.prefixItems) return `[${schema.prefixItems.map(typeOf).join(', ')}]`
  const types = [schema.type ?? 'any'].flat()
  return types.map((type) => plainType(type, schema)).join(' | ')
}

function plainType(type: string, { items, format, additionalProperties }: Schema): string {
  if (type === 'array') return items ? `${inBrackets(typeOf(items))}[]` : 'array'
  if (type === 'object' && typeof additionalProperties === 'object') return `{[name]: ${typeOf(additionalProperties)}}`
  return type === 'string' && format ? `string (${format})` : type
}

const inBrackets = (type: string): string => (type.includes(' | ') ? `(${type})` : type)

/** The object with fields that a schema is, or is a list of, or is beside null. */
export function objectOf(document: OpenApi, schema: Schema): Schema | null {
  const whole = resolved(document, schema)
  if (whole.properties) return whole
  if (whole.items) return objectOf(document, whole.items)
  if (typeof whole.additionalProperties === 'object') return objectOf(document, whole.additionalProperties)
  for (const one of whole.anyOf ?? []) {
    const found = objectOf(document, one)
    if (found) return found
  }
  return null
}

/** What a value is bound to, in the words of JSON Schema. */
export function limitsOf(schema: Schema): string[] {
  const values = schema.enum ?? schema.items?.enum ?? (schema.const === undefined ? undefined : [schema.const])
  const bound = (name: keyof Schema, words: string): string[] =>
    schema[name] === undefined ? [] : [`${words} ${String(schema[name])}`]
  return [
    ...(values
      ? [
          values
            .filter((one) => one !== null)
            .map((one) => JSON.stringify(one))
            .join(' | '),
        ]
      : []),
    ...bound('minimum', '≥'),
    ...bound('maximum', '≤'),
    ...(schema.minLength && schema.minLength > 1 ? [`length ≥ ${schema.minLength}`] : []),
    ...bound('maxLength', 'length ≤'),
    ...bound('maxItems', 'entries ≤'),
    ...(schema.default === undefined ? [] : [`default ${JSON.stringify(schema.default)}`]),
  ]
}
