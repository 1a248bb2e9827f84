import type { FastifyInstance } from 'fastify'
import { Refusal } from '../refusal.ts'

/** Most values in a body, keys and items counted, and most levels. The largest that the contract takes has half as many. */
export const jsonLimits = { values: 50_000, levels: 100 }

/** Bodies are JSON in UTF-8. An empty one is none: many clients name the type of a body that they do not send. */
export function acceptJson(server: FastifyInstance): void {
  const parse = server.getDefaultJsonParser('error', 'error')
  server.removeAllContentTypeParsers()
  server.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    const text = textOf(body)
    if (text === null) return done(new Refusal('bad_json', 'The body of the request is not UTF-8.'))
    if (text.trim() === '') return done(null, undefined)
    void parse(request, text, (error, value: unknown) => done(error ?? tooMuch(value), value))
  })
}

/** Null where the bytes are no UTF-8 (RFC 8259 §8.1). Its mark is left out. */
function textOf(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** What goes through a body afterwards takes its time for every value, and calls itself for every level. */
function tooMuch(body: unknown): Refusal | null {
  let values = 0
  let level: unknown[] = [body]
  for (let depth = 0; level.length > 0; depth += 1) {
    values += level.length
    if (depth > jsonLimits.levels)
      return new Refusal('bad_json', `The body of the request has more than ${jsonLimits.levels} levels.`)
    if (values > jsonLimits.values)
      return new Refusal('too_large', `The body of the request has more than ${jsonLimits.values} values.`)
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []))
  }
  return null
}
