import { resolved, type OpenApi, type Operation, type Schema } from './document.ts'

/** A command that sends the operation from a shell: `$KEY` is the key, and the parts of the path are variables too. */
export function curlOf(document: OpenApi, operation: Operation, origin: string): string {
  const { method, path, parameters, requestBody } = operation
  const server = new URL(document.servers[0]?.url ?? '/', origin).href.replace(/\/$/, '')
  const address = server + path.replace(/\{(\w+)\}/g, (_, name: string) => `$${name.toUpperCase()}`)
  const content = requestBody?.content['application/json']
  const questions = parameters.filter((one) => one.in === 'query' && (one.required || one.name === 'limit'))
  const query = questions.map(
    ({ name, schema }) => `${name}=${name === 'limit' ? 10 : String(exampleOf(document, schema))}`,
  )
  const url = `"${address}${query.length > 0 ? `?${query.join('&')}` : ''}"`
  return [
    `curl ${method === 'GET' ? '' : `-X ${method} `}${url}`,
    ...(isOpen(operation) ? [] : [`-H "Authorization: Bearer $KEY"`]),
    ...parameters
      .filter((one) => one.in === 'header')
      .map(({ name }) => `-H '${name}: ${headerExamples[name] ?? '…'}'`),
    ...(content ? [`-H 'Content-Type: application/json'`, `-d '${bodyOf(document, content)}'`] : []),
    ...(requestBody && !content ? ['-F file=@customers.csv'] : []),
  ].join(' \\\n  ')
}

const headerExamples: Record<string, string> = { 'If-Match': '"1"', 'Idempotency-Key': 'order-1005' }

const isOpen = ({ security }: Operation): boolean => security?.length === 0

/** In single quotes of a shell. */
function bodyOf(document: OpenApi, { schema, example }: { schema?: Schema; example?: unknown }): string {
  const body = example ?? (schema ? exampleOf(document, schema) : {})
  return JSON.stringify(body, null, 2).replaceAll("'", `'\\''`)
}

const formats: Record<string, string> = {
  uuid: '0192f0c1-7f5e-7c1a-9a55-3d1f0b2f7f01',
  'date-time': '2026-11-22T03:30:00Z',
  date: '2026-11-22',
  email: 'name@example.com',
}

/** The smallest value that has the shape of the schema: of an object only what is required. */
export function exampleOf(document: OpenApi, given: Schema, depth = 0): unknown {
  const schema = resolved(document, given)
  if (schema.default !== undefined) return schema.default
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  if (schema.anyOf) return exampleOf(document, schema.anyOf[0] ?? {}, depth)
  const [type] = [schema.type].flat()
  if (type === 'array')
    return schema.minItems && schema.items && depth < 5 ? [exampleOf(document, schema.items, depth + 1)] : []
  if (type === 'integer' || type === 'number') return schema.minimum ?? 1
  if (type === 'boolean') return true
  if (type === 'string') return formats[schema.format ?? ''] ?? '…'
  const required = Object.entries(schema.properties ?? {}).filter(([name]) => schema.required?.includes(name))
  return Object.fromEntries(required.map(([name, one]) => [name, exampleOf(document, one, depth + 1)]))
}
