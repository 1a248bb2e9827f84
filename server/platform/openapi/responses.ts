import { errorsOf, isRepeatable, type Endpoint } from '../../../contract/platform/endpoint.ts'
import { errorStatus, type ErrorBody, type ErrorCode } from '../../../contract/platform/errors.ts'
import type { Json, SchemaBook } from './schemas.ts'

/** What the documentation says of an error code, and a body that shows more than code and sentence. */
export interface ErrorWords {
  meaning: Record<ErrorCode, string>
  examples: Partial<Record<ErrorCode, ErrorBody['error']>>
}

/** The answers of operations: one that several of them give is a component. */
export function responseBook(endpoints: readonly Endpoint[], words: ErrorWords) {
  const groups = endpoints.flatMap((one) => byStatus(errorsOf(one)))
  const shared = Map.groupBy(groups, ({ codes }) => nameOf(codes))
  return {
    components: Object.fromEntries(
      [...shared].filter(([, uses]) => uses.length > 1).map(([name, [use]]) => [name, refusal(use!.codes, words)]),
    ),
    errorsOf: (one: Endpoint): Json =>
      Object.fromEntries(
        byStatus(errorsOf(one)).map(({ status, codes }) => {
          const isShared = shared.get(nameOf(codes))!.length > 1
          const named = { $ref: `#/components/responses/${nameOf(codes)}` }
          return [String(status), isShared ? named : refusal(codes, words)]
        }),
      ),
  }
}

function byStatus(codes: readonly ErrorCode[]): { status: number; codes: ErrorCode[] }[] {
  const groups = Map.groupBy(codes, (code) => errorStatus[code])
  return [...groups].toSorted(([a], [b]) => a - b).map(([status, own]) => ({ status, codes: own.toSorted() }))
}

/** `bad_cursor`, `invalid`: BadCursorOrInvalid. */
const nameOf = (codes: readonly ErrorCode[]): string => codes.map(pascal).join('Or')
const pascal = (code: string): string => code.replace(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase())

function refusal(codes: readonly ErrorCode[], { meaning, examples }: ErrorWords): Json {
  const shown = codes.map((code) => [code, { value: { error: examples[code] ?? { code, message: meaning[code] } } }])
  const waits = codes.some((code) => [429, 503].includes(errorStatus[code]))
  return {
    description: codes.map((code) => `\`${code}\`: ${meaning[code]}`).join('\n\n'),
    ...(waits && { headers: { 'Retry-After': retryAfter } }),
    content: {
      'application/json': { schema: { $ref: '#/components/schemas/Error' }, examples: Object.fromEntries(shown) },
    },
  }
}

const retryAfter = { description: 'Seconds to wait before asking again.', schema: { type: 'integer', minimum: 1 } }
const etag = {
  description: 'The version of the record, quoted: `"5"`. Send it back as `If-Match`.',
  schema: { type: 'string' },
}

const actionId = {
  description:
    'The act that the change is entered under in the journal: its `action_id`. Left out where nothing changed.',
  schema: { type: 'string', format: 'uuid' },
}

/** The answer of an operation that did what it was asked. */
export function success(endpoint: Endpoint, book: SchemaBook): Json {
  const status = endpoint.response || endpoint.stream?.response ? (endpoint.creates ? '201' : '200') : '204'
  if (endpoint.stream?.response)
    return { [status]: { description: 'The content.', content: { [endpoint.stream.response]: {} } } }
  const acts: Json = endpoint.method === 'GET' || endpoint.access === 'public' ? {} : { 'Action-Id': actionId }
  const headed = (headers: Json): Json => (Object.keys(headers).length > 0 ? { headers } : {})
  if (!endpoint.response) return { [status]: { description: 'Done; the answer has no body.', ...headed(acts) } }
  const schema = book.of({ schema: endpoint.response, io: 'output', within: endpoint.id })
  const described = (description: string): Json => ({
    description,
    ...headed({ ...(hasVersion(schema, book) && { ETag: etag }), ...acts }),
    content: { 'application/json': { schema } },
  })
  if (endpoint.batch) return { 200: described('None was refused.'), 207: described('At least one was refused.') }
  if (endpoint.upserts) return { 200: described('Changed, or as it was.'), 201: described(created) }
  if (!endpoint.creates) return { [status]: described('The answer.') }
  return { [status]: described(isRepeatable(endpoint) ? 'Created, now or by the same `Idempotency-Key`.' : created) }
}

const created = 'Created.'

function hasVersion(schema: Json, book: SchemaBook): boolean {
  const name = typeof schema['$ref'] === 'string' ? schema['$ref'].split('/').at(-1)! : ''
  const { properties = {} } = (name ? book.components[name] : schema) as { properties?: Json }
  return 'version' in properties
}
