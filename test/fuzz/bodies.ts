import { choicesOf, resolved, typesOf, type Document, type Operation, type Path, type Schema } from './document.ts'
import type { Rows } from './world.ts'

/** Bodies whose parts must fit each other: the document does not say how. */
const fitting: Record<string, (rows: Rows) => Record<string, unknown>> = {
  changeCustomers: ({ customers }) => ({
    selection: { ids: [customers] },
    expected: 1,
    action: { kind: 'change', set: { vip: true }, add_tags: ['fuzz'] },
  }),
  changeTasks: ({ tasks }) => ({
    selection: { ids: [tasks] },
    expected: 1,
    action: { kind: 'change', set: { title: 'Fuzz' } },
  }),
  createTasksForCustomers: ({ customers }) => ({
    selection: { ids: [customers] },
    expected: 1,
    values: { title: 'Fuzz' },
  }),
  startImport: ({ files }) => ({
    file_id: files,
    settings: { mapping: [{ column: 'email', target: 'email' }], match: ['email'], mode: 'both' },
  }),
  createExport: ({ customers }) => ({ ids: [customers] }),
  putBack: ({ action_id }) => ({ action_id }),
  taskPutBack: ({ action_id }) => ({ action_id }),
}

/** A body that the operation should take, with rows that there are. */
export function bodyOf(operation: Operation, document: Document, rows: Rows): unknown {
  const { body, id } = operation
  if (!body) return undefined
  const made = fitting[id]?.(rows) ?? body.example ?? least(body.schema, document, rows, '')
  return withRows(made, rows, operation.path)
}

/** The least that a schema takes. */
export function least(given: Schema, document: Document, rows: Rows, name: string): unknown {
  const schema = resolved(given, document)
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  const [first] = choicesOf(schema)
  if (first) return least(first, document, rows, name)
  const [type] = typesOf(schema)
  if (type === 'object') {
    const required = (schema.required ?? []).map((key) => [key, schema.properties?.[key] ?? {}] as const)
    return Object.fromEntries(required.map(([key, inner]) => [key, least(inner, document, rows, key)]))
  }
  if (type === 'array') return schema.items ? [least(schema.items, document, rows, name)] : []
  if (type === 'integer' || type === 'number') return Math.max(1, schema.minimum ?? 1)
  if (type === 'boolean') return true
  if (rows[name]) return rows[name]
  if (schema.format === 'date') return '2026-01-02'
  if (schema.format === 'date-time') return '2026-01-02T03:04:05Z'
  if (name === 'html') return '<p>Fuzz</p>'
  return 'fuzz'.padEnd(schema.minLength ?? 0, 'z')
}

const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Ids of an example, and what must be unique, by what there is. */
function withRows(value: unknown, rows: Rows, path: string, name = ''): unknown {
  if (Array.isArray(value)) return value.map((one) => withRows(one, rows, path, name))
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withRows(one, rows, path, key)]))
  if (name === 'email' || name === 'external_id') return rows[name] ?? value
  if (typeof value !== 'string' || !isId.test(value)) return value
  return rows[name] ?? rows[path.split('/')[1] ?? ''] ?? value
}

/** The body with another value at one place; what is missing on the way there is made. */
export function changed(body: unknown, path: Path, value: unknown): unknown {
  const [key, ...rest] = path
  if (key === undefined) return value
  if (typeof key === 'number') {
    const list: unknown[] = Array.isArray(body) ? [...(body as unknown[])] : []
    list[key] = changed(list[key], rest, value)
    return list
  }
  const there = typeof body === 'object' && body !== null && !Array.isArray(body) ? body : {}
  return { ...there, [key]: changed((there as Record<string, unknown>)[key], rest, value) }
}
