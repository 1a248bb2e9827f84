import type { FastifyRequest } from 'fastify'
import { Refusal } from '../refusal.ts'

const reading = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses with `wrong_origin` a state change that a page of somebody else made a browser send. `byCookie`: the request
 * was recognised by a cookie and must prove where it comes from; without one, only a wrong answer is refused.
 * `publicUrl` is the address that people type, where a proxy changes the host.
 */
export function demandSameOrigin(request: FastifyRequest, publicUrl: string | undefined, byCookie: boolean): void {
  if (reading.has(request.method)) return
  const { origin, 'sec-fetch-site': site } = request.headers
  if (site !== undefined && site !== 'same-origin') throw wrong()
  if (origin !== undefined) {
    const from = URL.parse(origin)?.host
    const hosts = [request.host, publicUrl && URL.parse(publicUrl)?.host]
    if (!from || !hosts.includes(from)) throw wrong()
  }
  if (byCookie && origin === undefined && site === undefined) throw wrong()
}

const wrong = () =>
  new Refusal(
    'wrong_origin',
    'This change was not asked for by a page of this program. Scripts use an API key instead.',
  )
