import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testApp } from '../../test/app.ts'
import { byEmail, importing, person } from '../../test/importing.ts'

const app = await testApp({ background: true })
const { bring, one } = importing(app)
beforeAll(() =>
  app.request('PATCH', '/settings', {
    body: { require_email: false, require_first_name: false, require_last_name: false },
  }),
)
afterAll(() => app.close())

const create = (body: Record<string, unknown>) => app.request('POST', '/customers', { body })
const made = async (body: Record<string, unknown>) => {
  const answer = await create(body)
  expect(answer.status, answer.text).toBe(201)
  return answer.body
}
const names = async (query: Record<string, string>) =>
  (await app.request('GET', '/customers', { query })).body.items.map((item: { first_name: string }) => item.first_name)

describe('a text in which nobody sees anything is none', () => {
  test.each([
    ['zero-width space', '\u200b'],
    ['Hangul filler', '\u3164'],
    ['blank of Braille', '\u2800'],
    ['soft hyphen', '\u00ad'],
    ['word joiner', '\u2060'],
    ['half-width Hangul filler and blanks', ' \uffa0 \u3000'],
    ['tag letters', '\u{e0041}\u{e0042}'],
    ['variation selector', '\ufe0f'],
  ])('%s', async (_, text) => {
    const alone = await create({ first_name: text })
    expect(alone.status).toBe(422)
    expect(alone.text).toContain('someone')
    expect(await made({ first_name: text, company_name: 'Firm' })).toMatchObject({ first_name: null })
    const labelled = await create({ company_name: 'Firm', tags: [text] })
    expect(labelled.status).toBe(422)
    expect(labelled.body.error.fields['tags.0'].code).toBe('required')
  })

  test('in a file, too', async () => {
    await bring('email,first_name,last_name\nunseen@example.com,\u3164,Kim\n', byEmail(person))
    expect(await one('unseen@example.com')).toMatchObject({ first_name: null, last_name: 'Kim' })
  })

  test('what joins letters inside a name stays', async () => {
    const [joined, family] = ['می\u200cخواهم', '👨\u200d👩\u200d👧 ❤️']
    expect(await made({ first_name: joined, last_name: family })).toMatchObject({
      first_name: joined,
      last_name: family,
    })
  })
})

describe('a line is one line, and reads in its own direction', () => {
  test('signs that turn what follows go; line breaks and control characters become a blank', async () => {
    const body = { first_name: '\u202eevil\u202c', last_name: 'One\r\nTwo\u0007Three\u2028', tags: ['a\nb'] }
    expect(await made(body)).toMatchObject({
      first_name: 'evil',
      last_name: 'One Two Three',
      tags: ['a b'],
      display_name: 'evil One Two Three',
    })
    await bring('email,first_name,last_name\nlines@example.com,"Anna\nMaria","\u2067Berg\u2069"\n', byEmail(person))
    expect(await one('lines@example.com')).toMatchObject({ first_name: 'Anna Maria', last_name: 'Berg' })
  })
})

test('half a character is refused wherever it stands', async () => {
  for (const [field, body] of Object.entries({
    'external_ids.0.external_id': { external_ids: [{ source: 'shop', external_id: 's\ud83d' }] },
    'phones.0.number': { phones: [{ number: '12\ud83d' }] },
  })) {
    const refused = await create({ company_name: 'x', ...body })
    expect(refused.status, refused.text).toBe(422)
    expect(refused.body.error.fields[field].code).toBe('half_character')
  }
})

describe('the same text in another form of Unicode', () => {
  const [composed, apart] = ['José', 'Jose\u0301']

  test('is the same e-mail', async () => {
    await made({ first_name: 'A', email: `${apart}@d13.example` })
    const again = await create({ first_name: 'B', email: `${composed}@d13.example` })
    expect([again.status, again.body.error.code]).toEqual([409, 'email_taken'])
  })

  test('is found by filters and searches', async () => {
    await made({ first_name: apart, last_name: 'Forms' })
    for (const value of [composed, apart]) {
      for (const [op, asked] of [
        ['eq', value],
        ['in', [value]],
        ['starts_with', value],
        ['contains', value],
      ])
        expect(await names({ filter: JSON.stringify({ field: 'first_name', op, value: asked }) }), `${op}`).toEqual([
          composed,
        ])
      expect(await names({ q: `${value} Forms` })).toEqual([composed])
    }
  })

  test('also in rows that former versions kept as they came, which an update composes', async () => {
    const { id } = await made({ first_name: 'Former', last_name: 'Row' })
    await app.db.write.updateTable('customers').set({ first_name: `Rene\u0301` }).where('id', '=', id).execute()
    const migration = readFileSync(new URL('../../migrations/0196_composed_texts.sql', import.meta.url), 'utf8')
    for (let time = 0; time < 2; time += 1) await sql.raw(migration).execute(app.db.write)
    expect((await app.request('GET', `/customers/${id}`)).body).toMatchObject({ first_name: 'René', version: 1 })
    for (const op of ['eq', 'starts_with', 'contains'])
      expect(await names({ filter: JSON.stringify({ field: 'first_name', op, value: 'René' }) }), op).toHaveLength(1)
  })
})

describe('length', () => {
  test('is counted in characters', async () => {
    const emoji = '😀'.repeat(100)
    expect(await made({ first_name: emoji })).toMatchObject({ first_name: emoji })
    const long = await create({ first_name: `${emoji}x` })
    expect(long.body.error.fields.first_name).toMatchObject({ code: 'too_long', params: { max: 100 } })
  })

  test('what a file has too much of is cut between signs', async () => {
    const family = '👨\u200d👩\u200d👧'
    const text = `${'a'.repeat(98)}${family}`
    await bring(`email,first_name\ncut@example.com,${text}\n`, byEmail(person))
    expect(await one('cut@example.com')).toMatchObject({ first_name: 'a'.repeat(98) })
  })
})
