import { expect, test } from 'vitest'
import { humanLine } from './log-lines.ts'
import { createLog, safeUrl } from './log.ts'

function logged(write: (log: ReturnType<typeof createLog>) => void): string {
  let text = ''
  write(createLog({ logLevel: 'debug' }, { write: (line) => (text += line) }))
  return text
}

test('secrets never reach the log, wherever they stand', () => {
  const text = logged((log) => {
    log.info({ password: 'hush-1', body: { token: 'hush-2', code: 'hush-3' } }, 'one')
    log.info(
      {
        req: {
          headers: { authorization: 'Bearer hush-4', cookie: 'session=hush-5' },
          method: 'GET',
          url: '/a?q=hush-6',
        },
      },
      'two',
    )
    log.info({ headers: { 'set-cookie': 'hush-7' } }, 'three')
  })
  expect(text).toContain('[hidden]')
  expect(text).not.toContain('hush')
})

test('an error keeps what helps to find the fault, and not the values of the row', () => {
  const error = Object.assign(new Error('duplicate key'), {
    code: '23505',
    constraint: 'a_key',
    detail: 'Key (email)=(jo@example.com)',
  })
  const entry = JSON.parse(logged((log) => log.error({ err: error }, 'failed')))
  expect(entry).toMatchObject({
    level: 'error',
    msg: 'failed',
    err: { code: '23505', constraint: 'a_key', message: 'duplicate key' },
  })
  expect(JSON.stringify(entry)).not.toContain('jo@example.com')
})

test('a person reads one line, with the stack beneath an error', () => {
  // oxlint-disable-next-line no-control-regex -- colours
  const plain = (text: string): string => text.replace(/\u001b\[\d+m/g, '')
  const line = plain(
    humanLine(
      JSON.stringify({
        level: 'warn',
        time: '2026-11-22T03:04:05.678Z',
        msg: 'job failed',
        err: { message: 'no', stack: 'Error: no\n  at a' },
        job: 'x',
      }),
    ),
  )
  expect(line).toBe('03:04:05 warn  job failed — no job=x\n')
  expect(
    plain(humanLine(JSON.stringify({ level: 'error', msg: 'm', err: { message: 'no', stack: 'Error: no\n  at a' } }))),
  ).toMatch(/\n {2}at a\n$/)
})

test('an address is logged without the values of its query', () => {
  expect(safeUrl('/api/v1/customers?q=jo%40example.com&limit=5')).toBe('/api/v1/customers?q=…&limit=…')
})
