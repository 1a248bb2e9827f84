import { createHash, randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { testApp, type Caller } from '../../test/app.ts'
import { bytesPath } from '../platform/files/bytes.ts'

const limit = 1_000_000
const app = await testApp({ background: true, config: { uploadLimit: limit } })
afterAll(() => app.close())
const folder = join(app.config.dataDir, 'files')

let support: Caller
beforeAll(async () => {
  support = await app.staff({ role: 'support' })
})

const upload = (body: Buffer | string, name = 'customers.csv', type = 'text/csv', as?: Caller) =>
  app.request('POST', '/files', {
    query: { purpose: 'import_source', name },
    body,
    headers: { 'content-type': type },
    ...(as && { as }),
  })

const stored = (): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((one) => one.isFile() && one.name !== 'installation')
        .map((one) => one.name)
    : []
const keyOf = async (id: string): Promise<string> =>
  (await app.db.write.selectFrom('files').select('key').where('id', '=', id).executeTakeFirstOrThrow()).key

test('what is uploaded is downloaded, byte by byte, as an attachment that is not guessed about', async () => {
  const bytes = randomBytes(300_000)
  const { status, body } = await upload(bytes, 'Kunden "Süd" 顧客.bin', 'application/octet-stream')
  expect(status).toBe(201)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  expect(body).toMatchObject({
    size: 300_000,
    sha256,
    purpose: 'import_source',
    created_by: { id: app.administrator.id },
  })
  expect(body).not.toHaveProperty('key')
  const key = await keyOf(body.id)
  expect(readFileSync(bytesPath(folder, key)).equals(bytes)).toBe(true)
  const origin = await app.listen()
  const answer = await fetch(`${origin}/api/v1/files/${body.id}/content`, { headers: app.administrator.headers })
  expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true)
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  expect(answer.headers.get('content-disposition')).toBe(
    `attachment; filename="Kunden _S_d_ __.bin"; filename*=UTF-8''Kunden%20%22S%C3%BCd%22%20%E9%A1%A7%E5%AE%A2.bin`,
  )
})

test('multipart works as well, and the name is stripped of folders', async () => {
  const form = new FormData()
  form.append('file', new File(['a;b\n1;2\n'], '../../etc/list.csv', { type: 'text/csv' }))
  const answer = await fetch(`${await app.listen()}/api/v1/files?purpose=import_source`, {
    method: 'POST',
    headers: { ...app.administrator.headers, origin: await app.listen() },
    body: form,
  })
  expect(answer.status).toBe(201)
  expect(await answer.json()).toMatchObject({ name: 'list.csv', media_type: 'text/csv', size: 8 })
})

test.each([
  ['without its last boundary', 'xyz', '--xyz\r\nHEAD\r\n\r\na,b\r\n'],
  ['cut in a header', 'xyz', '--xyz\r\nContent-Disposition: form-da'],
  ['cut after the header', 'xyz', '--xyz\r\nHEAD\r\n\r\n'],
  ['with another boundary', 'abc', '--xyz\r\nHEAD\r\n\r\na,b\r\n--xyz--\r\n'],
  ['with no boundary named', '', '--xyz\r\nHEAD\r\n\r\na,b\r\n--xyz--\r\n'],
])('a form %s is refused, and leaves nothing behind', async (_, boundary, body) => {
  const before = stored()
  const head = 'Content-Disposition: form-data; name="file"; filename="a.csv"'
  const type = `multipart/form-data; boundary=${boundary}`
  const answer = await upload(body.replace('HEAD', head), 'a.csv', type)
  expect([answer.status, answer.body.error.code]).toEqual([422, 'invalid'])
  expect(answer.body.error.message).toMatch(/form/)
  expect(stored()).toEqual(before)
})

test('a type is believed only where the bytes agree', async () => {
  expect((await upload('<script>', 'x.html', 'text/html')).body.media_type).toBe('text/plain')
  expect((await upload(Buffer.from('89504e470d0a1a0a00', 'hex'), 'x.csv')).body.media_type).toBe('image/png')
})

test('too large a file is refused with 413 and leaves nothing behind, announced or not', async () => {
  const before = stored()
  expect(await upload(Buffer.alloc(limit + 100_000))).toMatchObject({
    status: 413,
    body: { error: { code: 'too_large', data: { limit } } },
  })
  const { status, text } = await streamed(await app.listen(), limit * 2)
  expect(status).toBe(413)
  expect(JSON.parse(text).error.message).toMatch(/1 MB/)
  expect(stored()).toEqual(before)
})

/** Sends a body of unknown length. */
async function streamed(origin: string, bytes: number): Promise<{ status: number | undefined; text: string }> {
  return await new Promise((resolve, reject) => {
    const request = httpRequest(`${origin}/api/v1/files?purpose=import_source`, {
      method: 'POST',
      headers: { ...app.administrator.headers, origin, 'content-type': 'text/csv' },
    })
    request.on('response', (answer) => {
      let text = ''
      answer.on('data', (chunk: Buffer) => (text += chunk.toString()))
      answer.on('end', () => resolve({ status: answer.statusCode, text }))
    })
    request.on('error', reject)
    for (let sent = 0; sent < bytes; sent += 65_536) request.write(Buffer.alloc(65_536, 97))
    request.end()
  })
}

test('an upload that breaks off leaves nothing behind', async () => {
  const before = stored()
  const origin = await app.listen()
  const request = httpRequest(`${origin}/api/v1/files?purpose=import_source`, {
    method: 'POST',
    headers: { ...app.administrator.headers, origin, 'content-type': 'text/csv' },
  })
  request.on('error', () => {})
  request.write(Buffer.alloc(65_536, 97))
  await vi.waitFor(() => expect(stored().length).toBe(before.length + 1))
  request.destroy()
  await vi.waitFor(() => expect(stored()).toEqual(before))
})

test('the permission is that of the purpose', async () => {
  const { body } = await upload('a')
  expect((await upload('a', 'a.csv', 'text/csv', support)).status).toBe(403)
  for (const path of [`/files/${body.id}`, `/files/${body.id}/content`])
    expect((await app.request('GET', path, { as: support })).status).toBe(404)
  expect((await app.request('DELETE', `/files/${body.id}`, { as: support })).status).toBe(404)
  expect((await app.request('GET', `/files/${body.id}`)).status).toBe(200)
})

test('only what may come from outside is uploaded', async () => {
  const answer = await app.request('POST', '/files', {
    query: { purpose: 'import_errors' },
    body: 'a',
    headers: { 'content-type': 'text/csv' },
  })
  expect(answer).toMatchObject({ status: 422, body: { error: { code: 'invalid' } } })
  expect((await app.request('POST', '/files', { query: { purpose: 'import_source' } })).status).toBe(422)
})

test('deleting removes the row at once and the bytes soon after', async () => {
  const { body } = await upload('gone soon')
  const path = bytesPath(folder, await keyOf(body.id))
  expect((await app.request('DELETE', `/files/${body.id}`)).status).toBe(204)
  expect((await app.request('GET', `/files/${body.id}`)).status).toBe(404)
  await vi.waitFor(() => expect(existsSync(path)).toBe(false), 10_000)
})

test('upkeep deletes what has expired and bytes without a file, counts what is missing, and touches nothing else', async () => {
  const kept = (await upload('kept')).body
  const expired = (await upload('expired')).body
  const lost = (await upload('lost')).body
  await sql`update files set expires_at = now() - interval '1 minute' where id = ${expired.id}`.execute(app.db.write)
  const keys = { kept: await keyOf(kept.id), expired: await keyOf(expired.id), lost: await keyOf(lost.id) }
  expect((await app.request('GET', `/files/${expired.id}/content`)).status).toBe(404)
  const beside = bytesPath(folder, keys.kept)
  const orphan = beside.replace(keys.kept, `${keys.kept.slice(0, 4)}${'0'.repeat(28)}`)
  const young = beside.replace(keys.kept, `${keys.kept.slice(0, 4)}${'1'.repeat(28)}`)
  for (const path of [orphan, young]) writeFileSync(path, 'bytes')
  for (const path of [orphan, beside]) utimesSync(path, new Date(), new Date(Date.now() - 2 * 86_400_000))
  rmSync(bytesPath(folder, keys.lost))
  expect(await tidy()).toMatchObject({ expired: 1, orphans: 1, missing: 1 })
  expect([beside, young, orphan, bytesPath(folder, keys.expired)].map((path) => existsSync(path))).toEqual([
    true,
    true,
    false,
    false,
  ])
  const answer = await app.request('GET', `/files/${lost.id}/content`)
  expect(answer).toMatchObject({ status: 404, body: { error: { message: expect.stringMatching(/data folder/) } } })
})

test('upkeep deletes nothing in a folder that belongs to another database', async () => {
  const { body } = await upload('mine')
  const beside = bytesPath(folder, await keyOf(body.id))
  const orphan = beside.replace(/[0-9a-f]{28}$/, '2'.repeat(28))
  writeFileSync(orphan, 'of the other database')
  utimesSync(orphan, new Date(), new Date(Date.now() - 2 * 86_400_000))
  const mark = readFileSync(join(folder, 'installation'), 'utf8')
  writeFileSync(join(folder, 'installation'), 'another')
  expect(await tidy()).toMatchObject({ orphans: 0 })
  expect(existsSync(orphan)).toBe(true)
  writeFileSync(join(folder, 'installation'), mark)
})

async function tidy(): Promise<unknown> {
  const { body } = await app.request('POST', '/schedules/files.tidy/run')
  return await vi.waitFor(async () => {
    const job = (await app.request('GET', `/jobs/${body.id}`)).body
    expect(job.state).toBe('done')
    return job.result as unknown
  }, 10_000)
}
