import type { FastifyRequest } from 'fastify'

/** Where this browser reaches the program, for links: PUBLIC_URL where it is set. No slash at its end. */
export const baseUrl = (request: FastifyRequest, publicUrl: string | undefined): string =>
  publicUrl ?? `${request.protocol}://${request.host}`
