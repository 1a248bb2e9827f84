import type { Operation } from './document.ts'
import { oneOf, type Random } from './random.ts'
import type { Sent } from './send.ts'
import type { Rows } from './world.ts'

export const encode = (text: string): string => encodeURIComponent(text.toWellFormed())

/** What the document asks for at least, with rows that there are. */
export function requestOf(operation: Operation, rows: Rows, body: unknown): Sent {
  const path = filled(operation, rows)
  const query = operation.parameters.filter((one) => one.in === 'query' && one.required)
  const asked = query.map(({ name, schema }) => {
    const known: Record<string, string> = {
      purpose: 'import_source',
      at: new Date().toISOString(),
      resource: 'customers',
    }
    return `${name}=${encode(known[name] ?? rows[name] ?? String(schema.enum?.[0] ?? 'fuzz'))}`
  })
  if (operation.takesFile) {
    const headers = { 'content-type': 'text/csv' }
    return { method: operation.method, path: withQuery(path, asked), headers, body: Buffer.from('a,b\n1,2\n') }
  }
  return {
    method: operation.method,
    path: withQuery(path, asked),
    headers: body === undefined ? {} : { 'content-type': 'application/json' },
    body: body === undefined ? undefined : Buffer.from(JSON.stringify(body)),
  }
}

const withQuery = (path: string, asked: readonly string[]): string =>
  asked.length > 0 ? `${path}?${asked.join('&')}` : path

/** `/customers/{id}/notes/{note_id}` with rows that there are. */
function filled({ path }: Operation, rows: Rows, other: Record<string, string> = {}): string {
  const resource = path.split('/')[1] ?? ''
  const names = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    if (other[name] !== undefined) return other[name]
    return encode(rows[name === 'id' ? resource : name] ?? 'fuzz')
  })
  return `/api/v1${names}`
}

/** The request with another value, as it stands in an address, of one parameter. */
export function addressed(
  sent: Sent,
  operation: Operation,
  rows: Rows,
  name: string,
  place: string,
  encoded: string,
  random: Random,
): Sent {
  const [, query = ''] = sent.path.split('?')
  if (place === 'path')
    return { ...sent, path: withQuery(filled(operation, rows, { [name]: encoded }), query ? [query] : []) }
  const others = query.split('&').filter((one) => one !== '' && !one.startsWith(`${name}=`))
  const twice = random() < 0.15 ? [`${name}=${encoded}`] : []
  const asked = random() < 0.05 ? `${name}[${oneOf(['__proto__', '0', 'a'], random)}]=${encoded}` : `${name}=${encoded}`
  return { ...sent, path: withQuery(filled(operation, rows), [...others, asked, ...twice]) }
}
