import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { testApp, type Answer } from '../../test/app.ts'

const app = await testApp()
afterAll(() => app.close())

const signIn = (email: string, password: string, cookie = ''): Promise<Answer> =>
  app.request('POST', '/session', { as: null, body: { email, password }, headers: cookie ? { cookie } : {} })
const cookies = ({ headers }: Answer): string[] => [headers['set-cookie'] ?? []].flat()
/** What a browser keeps of an answer about the device. */
const deviceOf = (answer: Answer): string =>
  cookies(answer)
    .find((one) => one.startsWith('clientele_device='))
    ?.split(';')[0] ?? ''
const lock = async (email: string): Promise<void> => {
  for (let n = 0; n < 9; n++) await signIn(email, 'wrong')
  expect((await signIn(email, 'wrong')).body.error.code).toBe('locked_out')
}
/** A browser on which somebody has signed in. */
async function atHome(role = 'viewer') {
  const person = await app.staff({ role })
  const answer = await signIn(person.email, person.password)
  return { person, device: deviceOf(answer), answer }
}

test('whoever is locked out by others gets in on a device where they signed in before', async () => {
  const { person, device, answer } = await atHome()
  const [kept] = cookies(answer).filter((one) => one.startsWith('clientele_device='))
  expect(kept).toMatch(/HttpOnly/)
  expect(kept).toMatch(/SameSite=Lax/)
  await lock(person.email)
  expect((await signIn(person.email, person.password)).status).toBe(429)
  const again = await signIn(person.email, person.password, device)
  expect([again.status, deviceOf(again)]).toEqual([200, ''])
  expect((await signIn(person.email, person.password)).status, 'elsewhere it stays locked').toBe(429)
})

test('nine wrong tries from a known device lock that device, and nobody else', async () => {
  const { person, device } = await atHome()
  for (let n = 0; n < 9; n++) expect((await signIn(person.email, 'wrong', device)).status).toBe(401)
  expect((await signIn(person.email, person.password, device)).status).toBe(429)
  expect((await signIn(person.email, person.password)).status).toBe(200)
})

test('a device is known to its owner alone, and no mark can be made up', async () => {
  const { person } = await atHome()
  const { device: foreign } = await atHome()
  await lock(person.email)
  const [, id = '', mark = ''] = /=([\w-]+)\.([\w-]+)/.exec(foreign) ?? []
  const made = [
    foreign,
    `clientele_device=${id}.${'A'.repeat(43)}`,
    `clientele_device=${'A'.repeat(22)}.${mark}`,
    'clientele_device=x.y',
  ]
  for (const cookie of made) expect((await signIn(person.email, person.password, cookie)).status, cookie).toBe(429)
})

test('a mark ends with the password that it was given for; whoever changes theirs gets a new one', async () => {
  const { person, device, answer } = await atHome()
  const session = cookies(answer)[0]!.split(';')[0]!
  const changed = await app.request('PUT', '/session/password', {
    as: null,
    headers: { cookie: `${session}; ${device}`, origin: 'http://localhost' },
    body: { current_password: person.password, password: 'bread tulip linen' },
  })
  expect(changed.status, changed.text).toBeLessThan(300)
  await lock(person.email)
  expect((await signIn(person.email, 'bread tulip linen', device)).status).toBe(429)
  expect(deviceOf(changed)).not.toBe('')
  expect((await signIn(person.email, 'bread tulip linen', deviceOf(changed))).status).toBe(200)
})

test('a wrong e-mail or password gives no mark, and what was typed is kept in no shape that can be tried', async () => {
  const person = await app.staff({ role: 'viewer' })
  expect(cookies(await signIn(person.email, 'wrong'))).toEqual([])
  expect(cookies(await signIn('hunter2-typed-in-the-wrong-field', 'x'))).toEqual([])
  const { rows } = await sql<{ subject: string; plain: string }>`
    select subject, 'account:' || translate(rtrim(encode(sha256('hunter2-typed-in-the-wrong-field'), 'base64'), '='), '+/', '-_') as plain
    from sign_in_attempts`.execute(app.db.write)
  expect(rows.length).toBeGreaterThan(0)
  expect(rows.filter(({ subject, plain }) => subject === plain || subject.includes('hunter2'))).toEqual([])
})
