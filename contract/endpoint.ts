import type { z } from 'zod'
import type { Access } from './permissions.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/**
 * One route of the HTTP API as plain data: the server binds a handler to it, the web calls it, the OpenAPI
 * document lists it. `path` is below /api/v1 and writes parameters as `:name`.
 */
export interface Endpoint {
  method: Method
  path: string
  access: Access
  tag: string
  summary: string
  params?: z.ZodObject
  query?: z.ZodObject
  body?: z.ZodType
  /** Shape of the answer; left out where the answer has no body (204). */
  response?: z.ZodType
  /** Answers 201 and honours `Idempotency-Key`. */
  creates?: true
  /** Honours `If-Match` with the version of the record. */
  versioned?: true
  /** The handler reads or writes the HTTP stream itself: media types of request and answer. */
  stream?: { request?: string; response?: string }
  /** Left out of the OpenAPI document: serves the web of the product alone. */
  internal?: true
  /** Body or answer carries a password or a token: neither is kept for `Idempotency-Key`. */
  secret?: true
}

/** Declares an endpoint; keeps the literal types so that server and web are typed by it. */
export function endpoint<const E extends Endpoint>(declared: E): E {
  return declared
}

export type ParamsOf<E extends Endpoint> = E['params'] extends z.ZodType ? z.output<E['params']> : undefined
export type QueryOf<E extends Endpoint> = E['query'] extends z.ZodType ? z.output<E['query']> : undefined
export type BodyOf<E extends Endpoint> = E['body'] extends z.ZodType ? z.output<E['body']> : undefined
export type QueryInput<E extends Endpoint> = E['query'] extends z.ZodType ? z.input<E['query']> : undefined
export type BodyInput<E extends Endpoint> = E['body'] extends z.ZodType ? z.input<E['body']> : undefined
export type ResponseOf<E extends Endpoint> = E['response'] extends z.ZodType ? z.output<E['response']> : void
