import type { FastifyInstance } from 'fastify'

/** Serves the OpenAPI document, which is made when it is first asked for, and leads people to the page made of it. */
export function serveDocument(server: FastifyInstance, make: () => unknown): void {
  let text: string | undefined
  server.get('/api/v1/openapi.json', (_request, reply) => {
    text ??= JSON.stringify(make())
    return reply.type('application/json; charset=utf-8').header('cache-control', 'no-cache').send(text)
  })
  for (const path of ['/api/docs', '/api/v1/docs']) server.get(path, (_request, reply) => reply.redirect('/developers'))
}
