import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { testApp } from '../../../test/app.ts'
import { byEmail, importing, person } from '../../../test/importing.ts'
import { revise } from '../../platform/records/revise.ts'
import { presumptions } from './presumptions.ts'

const app = await testApp({ background: true })
const { bring, one } = importing(app)
beforeAll(() =>
  app.request('PATCH', '/settings', {
    body: { require_email: false, require_first_name: false, require_last_name: false },
  }),
)
afterAll(() => app.close())

const made = async (body: Record<string, unknown>) => {
  const answer = await app.request('POST', '/customers', { body })
  expect(answer.status, answer.text).toBe(201)
  return answer.body
}
const patched = async (id: string, body: Record<string, unknown>) =>
  (await app.request('PATCH', `/customers/${id}`, { body })).body
const read = async (id: string) => (await app.request('GET', `/customers/${id}`)).body
const found = async (filter: unknown, ask = {}) =>
  app.request('GET', '/customers', { query: { filter: JSON.stringify(filter), limit: 200 }, ...ask })
const guessesLeft = async () =>
  (
    await sql<{ left: number }>`
      select count(*)::int as left from customers where presumed_gender is not null`.execute(app.db.read)
  ).rows[0]!.left

describe('the presumed gender', () => {
  test('is guessed when a customer is created, beside the stated one', async () => {
    const anna = await made({ first_name: 'Anna', last_name: 'Aal' })
    expect(anna).toMatchObject({ gender: null, presumed_gender: 'female', presumed_gender_from: 'first_name' })
    const stated = await made({ first_name: 'Anna', last_name: 'Aal', gender: 'other' })
    expect(stated).toMatchObject({ gender: 'other', presumed_gender: 'female' })
    expect(await made({ company_name: 'Anna Blumen' })).toMatchObject({ presumed_gender: null })
  })

  test('follows every change of the name and of the likely language, and nobody reads of it in the history', async () => {
    const { id } = await made({ first_name: 'Anna', last_name: 'Bach' })
    expect(await patched(id, { first_name: 'Paul' })).toMatchObject({ presumed_gender: 'male', version: 2 })
    expect(await patched(id, { first_name: 'Andrea' })).toMatchObject({ presumed_gender: null })
    expect(await patched(id, { locale: 'it' })).toMatchObject({ presumed_gender: 'male' })
    expect(await patched(id, { salutation: 'ms' })).toMatchObject({
      presumed_gender: 'female',
      presumed_gender_from: 'salutation',
    })
    expect(await patched(id, { first_name: null, salutation: null })).toMatchObject({
      presumed_gender: null,
      presumed_gender_from: null,
    })
    expect(await patched(id, { first_name: 'Anna', gender: 'male' })).toMatchObject({
      gender: 'male',
      presumed_gender: 'female',
    })
    const { items } = (await app.request('GET', `/customers/${id}/history`)).body
    expect(JSON.stringify(items)).not.toContain('presumed')
  })

  test('a phone or an address tells the country, and so the language', async () => {
    const { id } = await made({ first_name: 'Andrea', last_name: 'Conti' })
    const before = await read(id)
    const added = await app.request('POST', `/customers/${id}/addresses`, {
      body: { line1: 'Via Roma 1', city: 'Roma', country: 'IT' },
    })
    expect(added.status, added.text).toBe(201)
    expect(await read(id)).toMatchObject({ presumed_gender: 'male' })
    expect(before.presumed_gender).not.toBe('male')
    expect(await patched(id, { phones: [{ number: '+49 30 1234567' }] })).toMatchObject({ presumed_gender: 'female' })
  })

  test('cannot be written', async () => {
    const refused = await app.request('POST', '/customers', { body: { first_name: 'A', presumed_gender: 'male' } })
    expect(refused.status).toBe(422)
    expect(refused.body.error.fields.presumed_gender.code).toBe('unknown_field')
  })

  test('is guessed in imports, for new rows and for changed names', async () => {
    await bring(
      'email,first_name,last_name\nivan@example.com,Иван,Петров\neva@example.com,Eva,Klein\n',
      byEmail(person),
    )
    expect(await one('ivan@example.com')).toMatchObject({ presumed_gender: 'male' })
    expect(await one('eva@example.com')).toMatchObject({ presumed_gender: 'female' })
    await bring('email,first_name,last_name\neva@example.com,Robin,Klein\n', byEmail(person))
    expect(await one('eva@example.com')).toMatchObject({ first_name: 'Robin', presumed_gender: null })
  })

  test('can be asked for while a name is typed', async () => {
    const asked = await app.request('GET', '/customers/presumed-gender', {
      query: { first_name: 'Andrea', last_name: 'Rossi', locale: 'it' },
    })
    expect(asked.body).toEqual({ gender: 'male', from: 'first_name' })
    const unsure = await app.request('GET', '/customers/presumed-gender', { query: { first_name: 'Robin' } })
    expect(unsure.body).toEqual({ gender: null, from: null })
  })
})

describe('filters', () => {
  test('ask for the stated, the presumed, and either', async () => {
    const tag = 'asked'
    const bea = await made({ first_name: 'Beate', tags: [tag] })
    const kim = await made({ first_name: 'Kim', gender: 'female', tags: [tag] })
    const max = await made({ first_name: 'Anna', gender: 'male', tags: [tag] })
    const ids = async (field: string, value: string) => {
      const filter = {
        all: [
          { field: 'tags', op: 'has_any', value: [tag] },
          { field, op: 'eq', value },
        ],
      }
      const { status, body, text } = await found(filter)
      expect(status, text).toBe(200)
      return body.items.map((item: { id: string }) => item.id).toSorted()
    }
    expect(await ids('gender', 'female')).toEqual([kim.id])
    expect(await ids('presumed_gender', 'female')).toEqual([bea.id, max.id].toSorted())
    expect(await ids('gender_or_presumed', 'female')).toEqual([bea.id, kim.id].toSorted())
    expect(await ids('gender_or_presumed', 'male')).toEqual([max.id])
  })

  test('it is masked for those who see no personal values, who cannot filter by it either', async () => {
    const { id } = await made({ first_name: 'Clara' })
    const viewer = await app.staff({ role: 'viewer' })
    const seen = (await app.request('GET', `/customers/${id}`, { as: viewer })).body
    expect(seen).toMatchObject({ presumed_gender: null, presumed_gender_from: null })
    expect(seen.masked).toContain('presumed_gender')
    for (const field of ['presumed_gender', 'gender_or_presumed']) {
      const refused = await found({ field, op: 'eq', value: 'female' }, { as: viewer })
      expect(refused.status).toBe(422)
      expect(refused.body.error.code).toBe('bad_filter')
    }
  })
})

test('an erase wipes it', async () => {
  const { id } = await made({ first_name: 'Dora', last_name: 'Gone' })
  expect((await app.request('DELETE', `/customers/${id}`)).status).toBe(204)
  const { rows } = await sql`select presumed_gender from customers where id = ${id}`.execute(app.db.read)
  expect(rows).toEqual([{ presumed_gender: null }])
})

test('a rebuild fills in what is missing, and leaves versions and the history alone', async () => {
  const { id } = await made({ first_name: 'Emma', last_name: 'Old' })
  await sql`update customers set presumed_gender = null where id = ${id}`.execute(app.db.write)
  const stops: unknown[] = []
  const { changed } = await revise(presumptions, app.db, (at) => stops.push(at))
  expect(changed).toBe(1)
  expect(stops.length).toBe(1)
  expect(await read(id)).toMatchObject({ presumed_gender: 'female', version: 1 })
  expect((await revise(presumptions, app.db, () => {})).changed).toBe(0)
})

test('turned off, guesses are cleared in the background and no more are made; turned on, they come back', async () => {
  const { id } = await made({ first_name: 'Greta', last_name: 'Hill' })
  await app.request('PATCH', '/settings', { body: { presume_gender: false } })
  await vi.waitFor(async () => expect(await guessesLeft()).toBe(0), { timeout: 20_000, interval: 200 })
  expect(await made({ first_name: 'Hanna' })).toMatchObject({ presumed_gender: null })
  expect(await patched(id, { first_name: 'Gretel' })).toMatchObject({ presumed_gender: null })
  const asked = await app.request('GET', '/customers/presumed-gender', { query: { first_name: 'Hanna' } })
  expect(asked.body).toEqual({ gender: null, from: null })
  await app.request('PATCH', '/settings', { body: { presume_gender: true } })
  await vi.waitFor(async () => expect(await guessesLeft()).toBeGreaterThan(5), { timeout: 20_000, interval: 200 })
  expect((await read(id)).version).toBe(2)
  const jobs = await app.request('GET', '/jobs', { query: { kind: 'customers.presume_gender' } })
  expect(jobs.body.items.length).toBe(2)
})
