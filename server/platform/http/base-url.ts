import type { FastifyRequest } from 'fastify'

/** Where this browser reaches the program, for links: PUBLIC_URL where it is set. No slash at its end. */
export const baseUrl = (request: FastifyRequest, publicUrl: string | undefined): string =>
  publicUrl ?? `${request.protocol}://${request.host}`

/** Whether people reach the program by TLS, be it through a proxy in front or by the address that the settings name. */
export const isSecure = (request: FastifyRequest, publicUrl: string | undefined): boolean =>
  request.protocol === 'https' || publicUrl?.startsWith('https:') === true
