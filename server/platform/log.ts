import { pino, type DestinationStream, type Logger } from 'pino'
import type { Config } from './config.ts'
import { humanLine } from './log-lines.ts'

const secret = ['password', 'new_password', 'current_password', 'token', 'secret', 'api_key', 'authorization', 'cookie']
const kept = '[hidden]'

/** Values that never reach the log, wherever a caller put them: passwords, tokens, keys, cookies. */
const redacted = [
  ...secret.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
  // One-time codes and keys come in bodies; elsewhere these names mean other things.
  'body.code',
  'body.key',
  'req.headers.authorization',
  'req.headers.cookie',
  'req.headers["x-api-key"]',
  'res.headers["set-cookie"]',
  'headers["set-cookie"]',
]

/**
 * The log of the program, on standard error: standard output belongs to the results of commands. JSON, a line for
 * each entry, unless a person is watching: then the time, the level and a sentence.
 */
export function createLog(config: Pick<Config, 'logLevel'>, stream: DestinationStream = standardError()): Logger {
  return pino(
    {
      level: config.logLevel,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: redacted, censor: kept },
      serializers: { err: serializeError, error: serializeError, req: serializeRequest, res: serializeResponse },
    },
    stream,
  )
}

/** Characters that wait for a log that cannot be written; what comes then is dropped. */
const mostWaiting = 1_000_000

function standardError(): DestinationStream {
  const raw = pino.destination({ fd: 2, sync: true, maxLength: mostWaiting })
  // A log on a disk that is full loses lines. Unheard, that would end the process.
  raw.on('error', () => undefined)
  if (!process.stderr.isTTY) return raw
  return { write: (line) => raw.write(humanLine(line)) }
}

/** What helps to find a fault. The details of a database's error are left out: they repeat the values of the row. */
function serializeError(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const { code, constraint, table, statusCode, responseCode } = error as Error & Record<string, unknown>
  const more = Object.fromEntries(
    Object.entries({ code, constraint, table, statusCode, responseCode }).filter(([, value]) => value !== undefined),
  )
  const cause = error.cause === undefined ? {} : { cause: serializeError(error.cause) }
  return { type: error.name, message: error.message, ...more, stack: error.stack, ...cause }
}

interface RequestLike {
  method?: string
  url?: string
  ip?: string
  routeOptions?: { url?: string }
}

function serializeRequest({ method, url, ip }: RequestLike): unknown {
  return { method, url: safeUrl(url ?? ''), ip }
}

function serializeResponse({ statusCode }: { statusCode?: number }): unknown {
  return { statusCode }
}

/** An address without the values of its query: searches are about people, and links carry tokens. */
export function safeUrl(url: string): string {
  const [path = '', query] = url.split('?', 2)
  if (!query) return path
  const names = [...new Set(new URLSearchParams(query).keys())]
  return `${path}?${names.map((name) => `${encodeURIComponent(name)}=…`).join('&')}`
}
