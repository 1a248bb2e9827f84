import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { Refusal } from '../refusal.ts'
import { webDir } from './web-build.ts'

/** Serves the pages if they are built; every address that is not the API's is a page of the web. Under /api the answer is JSON always. */
export async function servePages(server: FastifyInstance): Promise<void> {
  const built = existsSync(join(webDir, 'index.html'))
  if (built) {
    await server.register(fastifyStatic, {
      root: webDir,
      preCompressed: true,
      cacheControl: false,
      setHeaders: (reply, path) => {
        // Names of built files carry a hash of their content; the page itself names them and must be fresh.
        reply.header(
          'cache-control',
          /[/\\]assets[/\\]/.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
        )
      },
    })
  }
  server.setNotFoundHandler(async (request, reply): Promise<FastifyReply> => {
    const page =
      request.method === 'GET' && !/^\/api(?:[/?]|$)/.test(request.url) && !/^[^?]*\.\w+(\?|$)/.test(request.url)
    if (page && built) return reply.sendFile('index.html')
    const refusal = new Refusal('not_found', page ? 'The pages are not built.' : 'There is nothing at this address.')
    return reply.status(refusal.status).send(refusal.body())
  })
}
