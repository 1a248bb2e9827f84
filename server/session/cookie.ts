import type { FastifyReply, FastifyRequest } from 'fastify'
import { sessionCookie } from '../../contract/session/session.ts'
import type { Config } from '../platform/config.ts'
import { isSecure } from '../platform/http/base-url.ts'

type Where = Pick<Config, 'publicUrl'>

/**
 * By TLS the name has a prefix that no other host and no page without TLS can set (RFC 6265bis, section 4.1.3.2).
 */
const names = { plain: sessionCookie, secure: `__Host-${sessionCookie}` }
const reading = (name: string): RegExp => new RegExp(`(?:^|;)\\s*${name}=([\\w-]{20,200})(?=;|$)`)
const readers = { plain: reading(names.plain), secure: reading(names.secure) }

const wayOf = (request: FastifyRequest, { publicUrl }: Where): keyof typeof names =>
  isSecure(request, publicUrl) ? 'secure' : 'plain'

/** The token that a browser sent, undefined where it sent none. */
export const tokenOf = (request: FastifyRequest, where: Where): string | undefined =>
  readers[wayOf(request, where)].exec(request.headers.cookie ?? '')?.[1]

/** Gives the browser the token of its session, whose letters need no escaping; `days` 0 takes it away. */
export function writeToken(
  request: FastifyRequest,
  reply: FastifyReply,
  where: Where,
  token: string,
  days: number,
): void {
  const way = wayOf(request, where)
  const secure = way === 'secure' ? ['Secure'] : []
  const attributes = ['Path=/', 'HttpOnly', 'SameSite=Lax', `Max-Age=${days * 86_400}`, ...secure]
  reply.header('set-cookie', [`${names[way]}=${token}`, ...attributes].join('; '))
}
