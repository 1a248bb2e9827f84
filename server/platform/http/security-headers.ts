import type { FastifyInstance } from 'fastify'
import { isSecure } from './base-url.ts'

/** No script or frame but our own. Styles inside pages are what the interface library writes for measured sizes. */
const policy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
]

/** Those that the package helmet sets, and what they are for: helmetjs.github.io. */
const headers: [string, string][] = [
  ['content-security-policy', policy.join(';')],
  ['cross-origin-opener-policy', 'same-origin'],
  ['cross-origin-resource-policy', 'same-origin'],
  ['origin-agent-cluster', '?1'],
  ['referrer-policy', 'no-referrer'],
  ['x-content-type-options', 'nosniff'],
  ['x-dns-prefetch-control', 'off'],
  ['x-download-options', 'noopen'],
  ['x-frame-options', 'SAMEORIGIN'],
  ['x-permitted-cross-domain-policies', 'none'],
  ['x-xss-protection', '0'],
]

/** A year of nothing but TLS (RFC 6797). Other hosts of the domain are the store's own business. */
const onlyTls = 'max-age=31536000'

/**
 * Puts the headers on every answer, streams included. What the API answers is kept by no browser and no proxy: it is about
 * people.
 */
export function addSecurityHeaders(server: FastifyInstance, publicUrl: string | undefined): void {
  server.addHook('onRequest', (request, reply, next) => {
    for (const [name, value] of headers) reply.raw.setHeader(name, value)
    if (isSecure(request, publicUrl)) reply.raw.setHeader('strict-transport-security', onlyTls)
    if (request.url.startsWith('/api/')) reply.raw.setHeader('cache-control', 'no-store')
    next()
  })
}
