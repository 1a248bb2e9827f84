import type { FastifyReply, FastifyRequest } from 'fastify'
import { sessionCookie } from '../../contract/session/session.ts'

const wanted = new RegExp(`(?:^|;)\\s*${sessionCookie}=([\\w-]{20,200})(?=;|$)`)

/** The token that a browser sent, undefined where it sent none. */
export const tokenOf = ({ headers }: FastifyRequest): string | undefined => wanted.exec(headers.cookie ?? '')?.[1]

/** Gives the browser the token of its session, whose letters need no escaping; `days` 0 takes it away. */
export function writeToken(
  request: FastifyRequest,
  reply: FastifyReply,
  publicUrl: string | undefined,
  token: string,
  days: number,
): void {
  const secure = request.protocol === 'https' || publicUrl?.startsWith('https:') === true
  const attributes = ['Path=/', 'HttpOnly', 'SameSite=Lax', `Max-Age=${days * 86_400}`, ...(secure ? ['Secure'] : [])]
  reply.header('set-cookie', [`${sessionCookie}=${token}`, ...attributes].join('; '))
}
