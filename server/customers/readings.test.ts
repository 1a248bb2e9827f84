import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp } from '../../test/app.ts'
import { byEmail, importing, person } from '../../test/importing.ts'

const app = await testApp({ background: true })
const { bring, upload, one } = importing(app)
beforeAll(() =>
  app.request('PATCH', '/settings', {
    body: { require_email: false, require_first_name: false, require_last_name: false },
  }),
)
afterAll(() => app.close())

const found = async (q: string): Promise<string[]> =>
  (await app.request('GET', '/customers', { query: { q } })).body.items.map((item: { id: string }) => item.id)

test('a name is found by its reading, in either kana and in Latin letters', async () => {
  const body = { first_name: '京子', last_name: '大塚', reading: 'オオツカ キョウコ' }
  const made = await app.request('POST', '/customers', { body })
  expect(made.status, made.text).toBe(201)
  expect(made.body).toMatchObject({ ...body, display_name: '大塚京子' })
  for (const q of [
    'オオツカ',
    'おおつか',
    'ｵｵﾂｶ',
    'おおつかきょうこ',
    'オオツカキョウコ',
    'Ootsuka Kyouko',
    'otsuka kyoko',
    'Ōtsuka',
    'Otuka',
    '大塚京子',
  ])
    expect(await found(q), q).toEqual([made.body.id])
  expect(await found('Kyosuke')).toEqual([])
})

test('it is changed, told of, hidden and erased as other names are', async () => {
  const made = (await app.request('POST', '/customers', { body: { last_name: '東海林', reading: 'トウカイリン' } }))
    .body
  const changed = await app.request('PATCH', `/customers/${made.id}`, { body: { reading: 'ショウジ' } })
  expect(changed.body.reading).toBe('ショウジ')
  expect(await found('shoji')).toEqual([made.id])
  expect(await found('tokairin')).toEqual([])
  const { items } = (await app.request('GET', `/customers/${made.id}/history`)).body
  expect(JSON.stringify(items)).toContain('トウカイリン')
  await app.request('POST', '/roles', { body: { code: 'masked', name: 'Masked', permissions: ['customers.read'] } })
  const seen = await app.request('GET', `/customers/${made.id}`, { as: await app.staff({ role: 'masked' }) })
  expect(seen.body).toMatchObject({ reading: 'シ•••' })
  expect((await app.request('DELETE', `/customers/${made.id}`)).status).toBe(204)
  expect(await found('ショウジ')).toEqual([])
})

test.each([
  ['フリガナ', ['フリガナ'], ['タナカ タロウ']],
  ['セイ and メイ', ['セイ', 'メイ'], ['タナカ', 'タロウ']],
  ['メイ before セイ', ['メイ', 'セイ'], ['タロウ', 'タナカ']],
  ['姓(カナ)', ['姓(カナ)', '名(カナ)'], ['タナカ', 'タロウ']],
  ['よみがな', ['よみがな'], ['タナカ タロウ']],
  ['first', ['Phonetic First Name', 'Phonetic Last Name'], ['タロウ', 'タナカ']],
])('files bring it: %s', async (_, headings, cells) => {
  const file = await upload(`email,姓,名,${headings.join(',')}\ntaro@example.com,田中,太郎,${cells.join(',')}\n`)
  const { body } = await app.request('POST', '/imports/preview', { body: { file_id: file } })
  const { mapping } = body.settings
  expect(mapping.filter(({ target }: { target: string }) => target === 'reading')).toHaveLength(headings.length)
  await bring(`email,姓,名,${headings.join(',')}\ntaro@example.com,田中,太郎,${cells.join(',')}\n`, byEmail(mapping))
  expect(await one('taro@example.com')).toMatchObject({
    first_name: '太郎',
    last_name: '田中',
    reading: 'タナカ タロウ',
  })
  await bring('email,first_name,last_name\ntaro@example.com,太郎,田中\n', byEmail(person))
  expect(await one('taro@example.com')).toMatchObject({ reading: 'タナカ タロウ' })
})
