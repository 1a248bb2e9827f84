import type { ReadStream } from 'node:fs'
import type { FastifyReply } from 'fastify'
import type { FileRow } from './storage.ts'

/** Sends a stored file as an attachment that no browser shows, runs or guesses about. */
export function sendFile(
  reply: FastifyReply,
  file: Pick<FileRow, 'name' | 'media_type' | 'size' | 'sha256'>,
  stream: ReadStream,
): FastifyReply {
  return reply
    .header('content-disposition', attachment(file.name))
    .header('content-length', file.size)
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('cache-control', 'private, no-store')
    .header('etag', `"${file.sha256}"`)
    .type(file.media_type)
    .send(stream)
}

/** RFC 6266: a plain name for old readers, and the whole one in UTF-8 as RFC 8187 writes it. */
export function attachment(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]/g, '_').replace(/["\\%]/g, '_')
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"${plain === name ? '' : `; filename*=UTF-8''${encoded}`}`
}
