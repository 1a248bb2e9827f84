import type { FastifyRequest } from 'fastify'
import { networkOf } from './network.ts'

/** What lines of the journal say of the request that writes them. */
export interface RequestMark {
  id: string
  /** From where it came, as `networkOf` says it. Kept with lines of the security log alone. */
  address: string
}

export const markOf = ({ id, ip }: Pick<FastifyRequest, 'id' | 'ip'>): RequestMark => ({ id, address: networkOf(ip) })
