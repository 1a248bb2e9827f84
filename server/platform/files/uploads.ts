import type { Readable } from 'node:stream'
import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Config } from '../config.ts'
import { demandRoomForFile } from '../disk/demand.ts'
import { tooLarge } from './bytes.ts'
import { Refusal } from '../refusal.ts'

/** Prepares a part of the server for routes that read the body as a stream: multipart, or bytes of any type. */
export async function acceptStreams(scope: FastifyInstance): Promise<void> {
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
  await scope.register(multipart, { limits: { files: 1, fields: 20, fileSize: Infinity }, throwFileSizeLimit: false })
}

export interface Upload {
  name: string | undefined
  media_type: string | undefined
  stream: AsyncIterable<Uint8Array>
}

/**
 * The file of a request: the first one of multipart/form-data, or the body itself. `take` reads it; whatever it leaves
 * is read away, so that a refusal reaches the client.
 */
export async function receive<R>(
  request: FastifyRequest,
  config: Pick<Config, 'uploadLimit' | 'dataDir' | 'databaseUrl'>,
  take: (upload: Upload) => Promise<R>,
): Promise<R> {
  const announced = Number(request.headers['content-length'] ?? 0)
  // Multipart adds lines of its own around the file.
  if (announced > config.uploadLimit + 65_536) {
    request.raw.resume()
    throw tooLarge(config.uploadLimit)
  }
  await demandRoomForFile(config, announced).catch((error: unknown) => {
    request.raw.resume()
    throw error
  })
  if (!request.isMultipart()) {
    const body = request.body as Readable | undefined
    if (!body || typeof body.resume !== 'function') throw empty()
    const media_type = request.headers['content-type']
    return await taken(body, () => take({ name: undefined, media_type, stream: chunks(body) }))
  }
  const part = await request.file().catch(() => {
    throw brokenForm()
  })
  if (!part) throw empty()
  const { file } = part
  return await taken(file, () => take({ name: part.filename, media_type: part.mimetype, stream: formChunks(file) }))
}

/** Chunks of a stream that is not torn down when the reader stops early: that would cut the connection off. */
const chunks = (stream: Readable): AsyncIterable<Uint8Array> => ({
  [Symbol.asyncIterator]: () => stream.iterator({ destroyOnReturn: false })[Symbol.asyncIterator](),
})

/** The same of a part of a form: where the form breaks off, so does the part. */
async function* formChunks(stream: Readable): AsyncGenerator<Uint8Array> {
  try {
    yield* chunks(stream)
  } catch {
    throw brokenForm()
  }
}

async function taken<R>(stream: Readable, take: () => Promise<R>): Promise<R> {
  try {
    return await take()
  } finally {
    stream.resume()
  }
}

const brokenForm = (): Refusal =>
  new Refusal('invalid', 'This form cannot be read: it breaks off, or its boundary is not the one that its type names.')

const empty = (): Refusal => new Refusal('invalid', 'Send a file: as multipart/form-data, or its bytes as the body.')
