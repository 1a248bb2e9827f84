import { styleText } from 'node:util'

const colours = {
  fatal: 'redBright',
  error: 'red',
  warn: 'yellow',
  info: 'cyan',
  debug: 'gray',
  trace: 'gray',
} as const

/** One line of the log as a person reads it: time, level, sentence, what else there is; a stack follows beneath. */
export function humanLine(json: string): string {
  let entry: Record<string, unknown>
  try {
    entry = JSON.parse(json) as Record<string, unknown>
  } catch {
    return json
  }
  const { level, time, msg, err, req, res, responseTime, ...more } = entry
  const name = typeof level === 'string' && level in colours ? (level as keyof typeof colours) : 'info'
  const { message, stack } = (err ?? {}) as { message?: string; stack?: string }
  const parts = [
    String(time ?? '').slice(11, 19),
    styleText(colours[name], name.padEnd(5)),
    msg ?? '',
    message ? `— ${message}` : '',
    requestPart(req),
    answerPart(res, responseTime),
    ...Object.entries(more).map(([key, value]) =>
      styleText('gray', `${key}=${typeof value === 'string' ? value : JSON.stringify(value)}`),
    ),
  ].filter((part) => part !== '')
  const trace =
    stack && (name === 'error' || name === 'fatal')
      ? `\n${styleText('gray', stack.split('\n').slice(1).join('\n'))}`
      : ''
  return `${parts.join(' ')}${trace}\n`
}

function requestPart(req: unknown): string {
  const { method, url } = (req ?? {}) as { method?: string; url?: string }
  return method ? `${method} ${url}` : ''
}

function answerPart(res: unknown, time: unknown): string {
  const { statusCode } = (res ?? {}) as { statusCode?: number }
  return statusCode ? `${statusCode}${typeof time === 'number' ? ` in ${Math.round(time)} ms` : ''}` : ''
}
