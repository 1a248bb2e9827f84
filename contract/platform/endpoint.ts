import type { z } from 'zod'
import type { ErrorCode } from './errors.ts'
import type { Access } from '../permissions.ts'
import type { Tag } from '../tags.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/**
 * One route of the HTTP API as plain data: the server binds a handler to it, the web calls it, the OpenAPI
 * document lists it. `path` is below /api/v1 and writes parameters as `:name`.
 */
export interface Endpoint {
  /** Name of the operation in the OpenAPI document and in clients made from it: that of the constant. */
  id: string
  method: Method
  path: string
  access: Access
  tag: Tag
  summary: string
  /** What an integrator should know beyond the summary. Markdown. */
  description?: string
  /** Errors of this operation's own; those that follow from its shape are added by `errorsOf`. */
  errors?: readonly ErrorCode[]
  params?: z.ZodObject
  query?: z.ZodObject
  body?: z.ZodType
  /** Shape of the answer; left out where the answer has no body (204). */
  response?: z.ZodType
  /** Answers 201, and honours `Idempotency-Key` unless it is `secret` or a stream. */
  creates?: true
  /** Creates what is not there yet: the handler then sets 201 on the reply. */
  upserts?: true
  /**
   * Takes a list and answers `{items: [{status, body} | {status, error}]}` by its places, with 207 where one of them was
   * refused. Honours `Idempotency-Key`.
   */
  batch?: true
  /** Honours `If-Match` with the version of the record. */
  versioned?: true
  /** The handler reads or writes the HTTP stream itself: media types of request and answer. */
  stream?: { request?: string; response?: string }
  /** What is asked tells of people: `postOf` gives the same question with its query in a body, which is served too. */
  askedByPost?: true
  /** Left out of the OpenAPI document: serves the web of the product alone. */
  internal?: true
  /** Body or answer carries a password or a token: neither is kept for `Idempotency-Key`. */
  secret?: true
  /** Goes on while the disk is full, as every DELETE does: it only looks, makes room, or stops something. */
  light?: true
  /** Belongs to a person who is signed in: an API key is refused. */
  person?: true
}

/** Declares an endpoint; keeps the literal types so that server and web are typed by it. */
export function endpoint<const E extends Endpoint>(declared: E): E {
  return declared
}

/** Whether a request may be repeated safely: its answer is kept under the client's `Idempotency-Key` for a day. */
export function isRepeatable(one: Endpoint): boolean {
  return (one.creates === true || one.batch === true) && !one.secret && !one.stream?.request
}

/** Every error code that an operation may answer: its own, and those that follow from its shape. In order of status. */
export function errorsOf(endpoint: Endpoint): ErrorCode[] {
  const takesBody = endpoint.body !== undefined || endpoint.stream?.request !== undefined
  const isBound = endpoint.access !== 'public'
  const codes: (ErrorCode | false)[] = [
    endpoint.body !== undefined && 'bad_json',
    isBound && 'unauthenticated',
    ((isBound && endpoint.access !== 'signed_in') || endpoint.person === true) && 'forbidden',
    endpoint.method !== 'GET' && 'wrong_origin',
    endpoint.params !== undefined && 'not_found',
    takesBody && 'too_slow',
    isRepeatable(endpoint) && 'idempotency_mismatch',
    endpoint.versioned === true && 'stale',
    takesBody && 'too_large',
    endpoint.body !== undefined && 'unsupported_media_type',
    (takesBody || endpoint.params !== undefined || endpoint.query !== undefined) && 'invalid',
    isBound && 'rate_limited',
    'internal',
    'busy',
    endpoint.method !== 'GET' && 'disk_full',
  ]
  return [...new Set([...codes.filter((code) => code !== false), ...(endpoint.errors ?? [])])]
}

export type ParamsOf<E extends Endpoint> = E['params'] extends z.ZodType ? z.output<E['params']> : undefined
export type QueryOf<E extends Endpoint> = E['query'] extends z.ZodType ? z.output<E['query']> : undefined
export type BodyOf<E extends Endpoint> = E['body'] extends z.ZodType ? z.output<E['body']> : undefined
export type QueryInput<E extends Endpoint> = E['query'] extends z.ZodType ? z.input<E['query']> : undefined
export type BodyInput<E extends Endpoint> = E['body'] extends z.ZodType ? z.input<E['body']> : undefined
export type ResponseOf<E extends Endpoint> = E['response'] extends z.ZodType ? z.output<E['response']> : void
