import type { FastifyRequest } from 'fastify'
import { knownTimeZone, timeZoneHeader } from '../../../contract/platform/time-zones.ts'
import type { Identity } from './http.ts'

/**
 * Who asks, in the time zone that the request names. One that is not known here counts as none: a browser may have heard of
 * a new zone before the server, and its pages must not stop for that.
 */
export function inZone(request: FastifyRequest, identity: Identity): Identity {
  const header = request.headers[timeZoneHeader]
  const { actor } = identity
  if (!actor || typeof header !== 'string') return identity
  const time_zone = knownTimeZone(header)
  return time_zone === null ? identity : { ...identity, actor: { ...actor, time_zone } }
}
