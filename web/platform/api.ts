import type { BodyInput, Endpoint, ParamsOf, QueryInput, ResponseOf } from '../../contract/platform/endpoint.ts'
import { postOf } from '../../contract/platform/asked-by-post.ts'
import { timeZoneHeader } from '../../contract/platform/time-zones.ts'
import { ApiError, readError } from './api-error.ts'
import { sessionEnded } from './session-end.ts'

type Given<K extends string, V> = [V] extends [undefined]
  ? { [P in K]?: undefined }
  : Record<never, never> extends V
    ? { [P in K]?: V }
    : undefined extends V
      ? { [P in K]?: V }
      : { [P in K]: V }

/** What a call of an endpoint takes. `version` becomes If-Match, `idempotencyKey` Idempotency-Key. */
export type CallOptions<E extends Endpoint> = Given<'params', ParamsOf<E>> &
  Given<'query', QueryInput<E>> &
  Given<'body', BodyInput<E>> & {
    version?: number
    idempotencyKey?: string
    signal?: AbortSignal
    /** Body of a streamed endpoint: a file, or a form with one. */
    stream?: Blob | FormData
  }

interface Loose {
  params?: Record<string, unknown> | undefined
  query?: Record<string, unknown> | undefined
  body?: unknown
  version?: number
  idempotencyKey?: string
  signal?: AbortSignal
  stream?: Blob | FormData
}

type Arguments<E extends Endpoint> =
  Record<never, never> extends CallOptions<E> ? [options?: CallOptions<E>] : [options: CallOptions<E>]

/** Address of an endpoint, for calls and for links to files. */
export function href<E extends Endpoint>(endpoint: E, ...[options]: Arguments<E>): string {
  const { params = {}, query = {} } = (options ?? {}) as Loose
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])))
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null) search.set(name, String(value))
  }
  return `/api/v1${path}${search.size > 0 ? `?${search}` : ''}`
}

/** What tells of people goes in a body, as addresses are written into the logs of proxies. */
function asked(endpoint: Endpoint, options: Loose): [string, RequestInit] {
  const twin = postOf(endpoint)
  if (!twin) return [href(endpoint, ...([options] as Arguments<Endpoint>)), requestOf(endpoint, options)]
  const { query = {}, ...rest } = options
  return [href(twin, ...([rest] as Arguments<Endpoint>)), requestOf(twin, { ...rest, body: query })]
}

function requestOf(endpoint: Endpoint, options: Loose): RequestInit {
  const headers = new Headers({ accept: 'application/json', [timeZoneHeader]: here() })
  if (options.body !== undefined) headers.set('content-type', 'application/json')
  if (options.version !== undefined) headers.set('if-match', `"${options.version}"`)
  if (options.idempotencyKey !== undefined) headers.set('idempotency-key', options.idempotencyKey)
  return {
    method: endpoint.method,
    headers,
    body: options.stream ?? (options.body === undefined ? null : JSON.stringify(options.body)),
    signal: options.signal ?? null,
    credentials: 'same-origin',
  }
}

/** Where the reader is: "today" is their day. */
const here = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone

async function send(url: string, request: RequestInit): Promise<Response> {
  try {
    return await fetch(url, request)
  } catch (error) {
    if (request.signal?.aborted) throw error
    throw new ApiError(0, 'offline', 'The server could not be reached.')
  }
}

/**
 * Calls an endpoint of the contract and gives its answer, typed by it. Throws ApiError.
 * Where a session ended while somebody was working, the call waits for the sign-in and is then sent again.
 */
export async function call<E extends Endpoint>(endpoint: E, ...options: Arguments<E>): Promise<ResponseOf<E>> {
  const response = await answered(endpoint, ...options)
  const text = response.status === 204 ? '' : await response.text()
  return (text === '' ? undefined : JSON.parse(text)) as ResponseOf<E>
}

/** The same for a change whose answer says nothing: gives the id of the act, by which it can be undone. */
export async function callForAct<E extends Endpoint>(endpoint: E, ...options: Arguments<E>): Promise<string | null> {
  return (await answered(endpoint, ...options)).headers.get('action-id')
}

async function answered<E extends Endpoint>(endpoint: E, ...[options]: Arguments<E>): Promise<Response> {
  const loose = (options ?? {}) as Loose
  const [url, request] = asked(endpoint, loose)
  const response = await send(url, request)
  if (response.ok) return response
  const refusal = await readError(response)
  if (response.status !== 401 || endpoint.access === 'public' || refusal.code !== 'unauthenticated') throw refusal
  if (!(await sessionEnded(loose.signal))) throw refusal
  const again = await send(url, request)
  if (!again.ok) throw await readError(again)
  return again
}
