import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { documentation } from '../contract/documentation/documentation.ts'
import { errorsOf } from '../contract/platform/endpoint.ts'
import { errorStatus } from '../contract/platform/errors.ts'
import { testApp } from './app.ts'
import { servedEndpoints } from './contract-endpoints.ts'
import { programDir } from './sources.ts'

interface Schema {
  description?: string
  type?: string | string[]
  properties?: Record<string, Schema>
  items?: Schema
  anyOf?: Schema[]
  additionalProperties?: Schema | boolean
  $ref?: string
}
interface Operation {
  operationId: string
  parameters: { name: string; in: string; description?: string }[]
  requestBody?: { content: Record<string, { schema?: Schema; example?: unknown }> }
  responses: Record<
    string,
    { $ref?: string; headers?: Record<string, unknown>; content?: Record<string, { schema?: Schema }> }
  >
}
interface OpenApi {
  openapi: string
  paths: Record<string, Record<string, Operation>>
  tags: { name: string; description: string }[]
  components: { schemas: Record<string, Schema>; responses: Record<string, { description: string }> }
}

const app = await testApp()
afterAll(app.close)
let text = ''
let document: OpenApi
let operations: Operation[] = []
beforeAll(async () => {
  const answer = await app.request('GET', '/openapi.json', { as: null })
  expect([answer.status, answer.headers['content-type']]).toEqual([200, 'application/json; charset=utf-8'])
  text = answer.text
  document = answer.body as OpenApi
  operations = Object.values(document.paths).flatMap((path) => Object.values(path))
})

describe('the OpenAPI document', () => {
  test('passes the linter without an error or a warning', () => {
    const folder = mkdtempSync(join(tmpdir(), 'clientele-openapi-'))
    const file = join(folder, 'openapi.json')
    writeFileSync(file, text)
    const linter = join(programDir, 'node_modules/@redocly/cli/bin/cli.js')
    const args = [linter, 'lint', file, '--format=json', '--config', join(programDir, 'test/redocly.yaml')]
    const quiet = { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true', NO_COLOR: '1' }
    const { stdout, stderr } = spawnSync(process.execPath, args, {
      encoding: 'utf8',
      env: { ...process.env, ...quiet },
    })
    rmSync(folder, { recursive: true })
    expect(stdout.trim(), stderr).toMatch(/^\{/)
    const { totals, problems } = JSON.parse(stdout) as {
      totals: object
      problems: { ruleId: string; message: string; location: { pointer: string }[] }[]
    }
    // `/customers/by/{source}/{external_id}` and `/customers/{id}/notes/{note_id}`: an id is a UUID, and `by` is none.
    const real = problems.filter(
      (one) => !/^no-ambiguous-paths.*\/by\/\{source\}/.test(`${one.ruleId}: ${one.message}`),
    )
    expect(real.map((one) => `${one.ruleId}: ${one.message} ${one.location[0]?.pointer}`)).toEqual([])
    expect(totals).toMatchObject({ warnings: 0, ignored: 0 })
  })

  test('has every operation but those of the set-up, each named as in the contract', () => {
    const known = servedEndpoints.filter((one) => !one.internal).map(({ id }) => id)
    expect(operations.map((one) => one.operationId).toSorted()).toEqual(known.toSorted())
    expect(servedEndpoints.filter((one) => one.internal).map(({ path }) => path)).toEqual(['/setup', '/setup'])
  })

  test('explains every parameter, component and field', () => {
    const silent = Object.entries(document.components.schemas).flatMap(([name, one]) => unexplained(name, one))
    for (const { operationId, parameters, requestBody, responses } of operations) {
      silent.push(...parameters.filter((one) => !one.description).map((one) => `${operationId}?${one.name}`))
      const contents = [requestBody, ...Object.values(responses)].flatMap((one) => Object.values(one?.content ?? {}))
      silent.push(...contents.flatMap(({ schema }) => unexplained(operationId, schema)))
    }
    const lists = /List$/
    const unnamed = Object.entries(document.components.schemas).filter(
      ([name, one]) => !one.description && !lists.test(name),
    )
    expect(silent).toEqual([])
    expect(unnamed.map(([name]) => name)).toEqual([])
  })

  test('explains nothing that is not there', () => {
    const said = new Set<string>()
    JSON.stringify(document, (name, value: unknown) => {
      if (name === 'description') said.add(String(value))
      return value
    })
    const words = Object.entries({ ...documentation.fields, ...documentation.parameters })
    expect(words.filter(([, one]) => !said.has(one.description)).map(([name]) => name)).toEqual([])
  })

  test('names every status that an operation may answer', () => {
    for (const one of servedEndpoints.filter(({ internal }) => !internal)) {
      const found = operations.find(({ operationId }) => operationId === one.id)!
      const failures = new Set(errorsOf(one).map((code) => String(errorStatus[code])))
      const plain = one.response || one.stream?.response ? (one.creates ? '201' : '200') : '204'
      const success = one.batch ? ['200', '207'] : one.upserts ? ['200', '201'] : [plain]
      expect(Object.keys(found.responses).toSorted(), one.id).toEqual([...success, ...failures].toSorted())
    }
  })

  test('says where versions, repeated requests and waiting are', () => {
    const byId = (id: string): Operation => operations.find((one) => one.operationId === id)!
    const headers = (id: string): string[] =>
      byId(id)
        .parameters.filter((one) => one.in === 'header')
        .map(({ name }) => name)
    expect(headers('patchCustomer')).toEqual(['If-Match'])
    expect(headers('createCustomer')).toEqual(['Idempotency-Key'])
    expect(headers('createApiKey')).toEqual([])
    expect(byId('getCustomer').responses['200']?.headers).toHaveProperty('ETag')
    expect(byId('listCustomers').responses['200']?.headers).toBeUndefined()
    expect(document.components.responses['RateLimited']).toHaveProperty('headers.Retry-After')
  })

  test('refuses unknown fields in every body', () => {
    const inBodies = operations.flatMap((one) =>
      Object.values(one.requestBody?.content ?? {}).map(({ schema }) => schema),
    )
    const seen = new Set<string>()
    const open = inBodies.flatMap((schema) => openObjects(schema, 'body', seen))
    expect(seen).toContain('CustomerInput')
    expect(seen).toContain('PhoneInput')
    expect(open).toEqual([])
  })

  test.each(Object.entries(documentation.examples))('the example of %s is what the operation takes', (id, example) => {
    const one = servedEndpoints.find((endpoint) => endpoint.id === id)
    expect(one?.body?.safeParse(example)).toMatchObject({ success: true })
  })

  test('people who ask for it get the page made of it', async () => {
    const { status, headers } = await app.request('GET', '/api/docs', { as: null })
    expect([status, headers['location']]).toEqual([302, '/developers'])
  })
})

function unexplained(at: string, schema: Schema | undefined): string[] {
  if (!schema) return []
  const own = Object.entries(schema.properties ?? {}).flatMap(([name, one]) => [
    ...(one.description || one.$ref ? [] : [`${at}.${name}`]),
    ...unexplained(`${at}.${name}`, one),
  ])
  return [...own, ...inner(schema).flatMap((one) => unexplained(at, one))]
}

/** Objects of a body, also in components, that take fields they do not name. */
function openObjects(schema: Schema | undefined, at: string, seen: Set<string>): string[] {
  if (!schema) return []
  const name = schema.$ref?.split('/').at(-1)
  if (name && seen.has(name)) return []
  if (name) return openObjects(document.components.schemas[name], name, seen.add(name))
  const isOpen = schema.properties && schema.additionalProperties !== false && at !== 'body'
  const parts = [...Object.values(schema.properties ?? {}), ...inner(schema)]
  return [...(isOpen ? [at] : []), ...parts.flatMap((one) => openObjects(one, at, seen))]
}

const inner = (schema: Schema): Schema[] => [
  ...(schema.items ? [schema.items] : []),
  ...(schema.anyOf ?? []),
  ...(typeof schema.additionalProperties === 'object' ? [schema.additionalProperties] : []),
]
