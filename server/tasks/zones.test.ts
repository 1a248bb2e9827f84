import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dayInZone } from '../../contract/platform/time-zones.ts'
import { testApp, type Caller } from '../../test/app.ts'
import { exporting } from '../../test/exporting.ts'

const app = await testApp({ background: true })
const { take, rows } = exporting(app)
afterAll(() => app.close())

// Twenty-six hours apart: whatever the moment, it is another day in one than in the other.
const [east, west] = ['Pacific/Kiritimati', 'Etc/GMT+12']
const day = (zone: string, away = 0): string => dayInZone(zone, new Date(Date.now() + away * 86_400_000))

const from = (zone: string | undefined, key?: Caller): Caller => {
  const who = key ?? app.administrator
  return { ...who, headers: { ...who.headers, ...(zone !== undefined && { 'time-zone': zone }) } }
}
const titles = async (filter: object, as: Caller): Promise<string[]> => {
  const { status, body, text } = await app.request('GET', '/tasks', { as, query: { filter: JSON.stringify(filter) } })
  expect(status, text).toBe(200)
  return body.items.map((one: { title: string }) => one.title).toSorted()
}

const ids = new Map<string, string>()
beforeAll(async () => {
  for (const [title, due_on] of [
    ['today in the west', day(west)],
    ['tomorrow in the east', day(east, 1)],
  ]) {
    const { body } = await app.request('POST', '/tasks', { body: { title, due_on } })
    ids.set(title!, body.id)
  }
})

describe('today is the day of whoever asks', () => {
  const soon = { field: 'due_on', op: 'next_days', value: 1 }
  const overdue = { field: 'overdue', op: 'eq', value: true }

  test('in a filter by days to come', async () => {
    expect(await titles(soon, from(east))).toEqual(['tomorrow in the east'])
    expect(await titles(soon, from(west))).toEqual(['today in the west'])
  })

  test('where a task is overdue: in a filter, on its row, and as it was', async () => {
    const path = `/tasks/${ids.get('today in the west')}`
    for (const [zone, late] of [
      [east, true],
      [west, false],
    ] as const) {
      expect(await titles(overdue, from(zone))).toEqual(late ? ['today in the west'] : [])
      expect((await app.request('GET', path, { as: from(zone) })).body.overdue).toBe(late)
      const at = new Date().toISOString()
      const then = await app.request('GET', `${path}/as-of`, { as: from(zone), query: { at } })
      expect(then.body.task.overdue, then.text).toBe(late)
    }
  })

  test('for the day that a moment brings along', async () => {
    const body = { title: 'late', due_at: '2031-05-06T11:30:00Z' }
    const made = async (zone: string) => (await app.request('POST', '/tasks', { as: from(zone), body })).body
    expect(await made(east)).toMatchObject({ due_on: '2031-05-07', due_at: '2031-05-06T11:30:00.000Z' })
    expect((await made(west)).due_on).toBe('2031-05-05')
  })

  test('for an export that is made later, in whatever process', async () => {
    const ask = { resource: 'tasks', format: 'csv', columns: [{ name: 'title' }], filter: soon }
    for (const [zone, expected] of [
      [east, 'tomorrow in the east'],
      [west, 'today in the west'],
    ] as const) {
      const done = await take(ask, from(zone))
      expect((await rows(done)).map((row) => Object.values(row)[0])).toEqual([expected])
    }
  })

  test('for a key too, and in UTC where no zone is named or none that exists', async () => {
    const key = await app.apiKey()
    const inUtc = await titles(soon, from('UTC', key))
    expect(await titles(soon, from(undefined, key))).toEqual(inUtc)
    for (const unknown of ['Atlantis/Capital', '', 'x'.repeat(2_000), 'UTC\u00e9'])
      expect(await titles(soon, from(unknown, key))).toEqual(inUtc)
    expect(await titles(soon, from('pacific/kiritimati', key))).toEqual(['tomorrow in the east'])
  })
})
