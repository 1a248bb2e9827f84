import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { testApp } from '../../../test/app.ts'
import { openStream } from '../../../test/event-stream.ts'
import { until } from '../../../test/crash/until.ts'

const limits = { headers: 1_200, body: 1_200 }
const app = await testApp({ background: true, limits })
const origin = new URL(await app.listen())
afterAll(() => app.close())

const credentials = Object.entries(app.administrator.headers)
  .map(([name, value]) => `${name}: ${value}\r\n`)
  .join('')
const head = (method: string, path: string, more = '') =>
  `${method} /api/v1${path} HTTP/1.1\r\nhost: localhost\r\n${credentials}${more}\r\n`

/** A client that sends what it likes, when it likes. */
async function client() {
  const socket = connect({ host: origin.hostname, port: Number(origin.port) })
  await once(socket, 'connect')
  const begun = performance.now()
  let said = ''
  let lasted: number | undefined
  socket.on('data', (chunk: Buffer) => (said += chunk.toString('latin1')))
  socket.on('error', () => undefined)
  socket.on('close', () => (lasted = performance.now() - begun))
  return {
    send: (text: string) => socket.write(text, 'latin1'),
    said: () => said,
    open: () => lasted === undefined,
    /** How long the connection lived, in milliseconds. */
    ended: () => until(() => (expect(lasted).toBeDefined(), lasted!)),
    close: () => socket.destroy(),
  }
}

const files = async () => (await app.db.write.selectFrom('files').select('name').execute()).map(({ name }) => name)

test('headers that do not come, or never end, do not hold a connection', async () => {
  const [silent, trickling, returning] = [await client(), await client(), await client()]
  trickling.send('GET /healthz HTTP/1.1\r\n')
  const more = setInterval(() => trickling.open() && trickling.send('x-more: of this\r\n'), 100)
  returning.send('GET /healthz HTTP/1.1\r\nhost: localhost\r\n\r\n')
  await until(() => expect(returning.said()).toMatch(/^HTTP\/1.1 200 /))
  returning.send('GET /heal')
  for (const one of [silent, trickling, returning]) {
    expect(await one.ended()).toBeGreaterThan(1_100)
    expect(one.said()).toMatch(/HTTP\/1.1 408 Request Timeout\r\n[^]*"code":"too_slow"/)
  }
  clearInterval(more)
})

test('a body that stops arriving is ended, and nothing of it is kept', async () => {
  const upload = 'content-type: text/csv\r\ncontent-length: 1000\r\n'
  const asked = [
    head('POST', '/customers', 'content-type: application/json\r\ncontent-length: 1000\r\n') + '{"last_name":',
    head('POST', '/customers', 'content-type: application/json\r\ntransfer-encoding: chunked\r\n') + '5\r\n{"las',
    head('POST', '/files?purpose=import_source&name=half.csv', upload) + 'id;name\n',
    head('POST', '/files?purpose=import_source&name=none.csv', upload),
  ]
  const clients = await Promise.all(asked.map(client))
  clients.forEach((one, place) => one.send(asked[place]!))
  for (const one of clients) {
    expect(await one.ended()).toBeGreaterThan(1_100)
    expect(one.said()).toMatch(/^HTTP\/1.1 408 Request Timeout\r\n[^]*"code":"too_slow"/)
  }
  expect(await files()).toEqual([])
})

test('a request that is refused before its body has come does not keep its connection either', async () => {
  const refused = await client()
  refused.send('POST /api/v1/files?purpose=import_source HTTP/1.1\r\nhost: localhost\r\n')
  refused.send('content-type: text/csv\r\ncontent-length: 1000\r\n\r\nid')
  await until(() => expect(refused.said()).toMatch(/^HTTP\/1.1 401 /))
  await refused.ended()
})

test('an upload goes on as long as it moves, and what is open without sending anything stays open', async () => {
  const stream = await openStream(`${origin.origin}/api/v1/live`, app.administrator.headers)
  const waiting = await client()
  waiting.send('GET /healthz HTTP/1.1\r\nhost: localhost\r\n\r\n')
  const slow = await client()
  const content = 'id;last_name\n1;Slow\n'
  const fields = `content-type: text/csv\r\ncontent-length: ${content.length}\r\n`
  slow.send(head('POST', '/files?purpose=import_source&name=slow.csv', fields))
  for (const letter of content) {
    slow.send(letter)
    await delay(250)
  }
  await until(() => expect(slow.said()).toMatch(/^HTTP\/1.1 201 /))
  expect(await files()).toEqual(['slow.csv'])
  expect({ stream: stream.ended(), waiting: waiting.open(), slow: slow.open() }).toEqual({
    stream: false,
    waiting: true,
    slow: true,
  })
  stream.close()
  waiting.close()
  slow.close()
}, 60_000)
