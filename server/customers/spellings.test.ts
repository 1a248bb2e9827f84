import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp } from '../../test/app.ts'

const app = await testApp()
afterAll(() => app.close())

const pairs = readFileSync(join(import.meta.dirname, '../../test/files/names/spellings.tsv'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split('\t') as [standard: string, stored: string, typed: string])

const find = async (q: string): Promise<string[]> => {
  const { status, body, text } = await app.request('GET', '/customers', { query: { q, limit: 50, total: 'false' } })
  expect(status, text).toBe(200)
  return body.items.map((item: { last_name: string }) => item.last_name)
}

beforeAll(async () => {
  await app.request('PATCH', '/settings', {
    body: { require_email: false, require_first_name: false, require_last_name: false },
  })
  const names = [...new Set(pairs.map(([, stored]) => stored))]
  for (let at = 0; at < names.length; at += 100) {
    const items = names.slice(at, at + 100).map((last_name) => ({ values: { last_name } }))
    const { status, text } = await app.request('POST', '/customers/batch', { body: { items } })
    expect(status, text).toBe(200)
  }
}, 60_000)

test('spellings by the standards of passports and states find the name', async () => {
  const missed = new Map<string, string[]>()
  for (const [standard, stored, typed] of pairs)
    if (!(await find(typed)).includes(stored))
      missed.set(standard, [...(missed.get(standard) ?? []), `${typed} → ${stored}`])
  const count = [...missed.values()].flat().length
  expect(count, JSON.stringify(Object.fromEntries(missed), null, 1)).toBeLessThanOrEqual(pairs.length * 0.02)
}, 120_000)

test('a name is found as the list prints it, whatever blanks stand in it', async () => {
  const people = [
    { first_name: '太郎', last_name: '田中' },
    { first_name: '영희', last_name: '박' },
    { first_name: '伟', last_name: '王' },
    { first_name: 'さくら', last_name: '佐々木' },
    { first_name: 'マリ', last_name: '高橋' },
    { first_name: '麗華', last_name: '歐陽' },
    { first_name: '민준', last_name: '남궁' },
    { company_name: '株式会社 山田商店' },
  ]
  const { body } = await app.request('POST', '/customers/batch', {
    body: { items: people.map((values) => ({ values })) },
  })
  const ids = async (q: string): Promise<string[]> =>
    (await app.request('GET', '/customers', { query: { q } })).body.items.map((item: { id: string }) => item.id)
  for (const { body: made } of body.items) {
    const printed: string = made.display_name
    for (const q of [printed, printed.replaceAll(' ', ''), printed.slice(0, -1)])
      expect(await ids(q), `${q} finds ${printed}`).toEqual([made.id])
    if (made.last_name)
      for (const q of [`${made.last_name} ${made.first_name}`, `${made.first_name}\u3000${made.last_name}`])
        expect(await ids(q), `${q} finds ${printed}`).toEqual([made.id])
  }
  expect(await ids('欧阳丽华')).toHaveLength(1)
  expect(await ids('田中次郎')).toEqual([])
})

test('whoever does not see personal values finds nobody by a name', async () => {
  await app.request('POST', '/roles', { body: { code: 'masked', name: 'Masked', permissions: ['customers.read'] } })
  const as = await app.staff({ role: 'masked' })
  for (const q of ['田中太郎', 'Khrushcheva', 'Щербаков', 'Djordjevic'])
    expect((await app.request('GET', '/customers', { as, query: { q } })).body.items, q).toEqual([])
})
