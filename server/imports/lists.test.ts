import { afterAll, describe, expect, test } from 'vitest'
import { testApp } from '../../test/app.ts'
import { columns, importing, type Settings } from '../../test/importing.ts'

const app = await testApp({ background: true })
afterAll(() => app.close())
const { addressesOf, bring, find, one } = importing(app)

describe('lists of a customer grow', () => {
  const mapping: Settings['mapping'] = [
    ...columns('external_ids', 'company_name', 'tags', 'address.line1', 'address.city', 'address.code', 'note'),
    { column: 'phone', target: 'phones' },
    { column: 'fax', target: 'phones', label: 'Fax' },
  ]
  const settings = { mapping, match: ['external_id'], mode: 'both' }
  const header = 'external_ids,company_name,tags,address.line1,address.city,address.code,note,phone,fax\n'

  test('phones by number, addresses by code or content, tags, notes by text', async () => {
    await bring(`${header}G1,Grow,"a, b",Street 1,Town,,Called once,030 1234567,030 1234568\n`, { settings })
    const before = await one('Grow')
    expect(before.phones).toMatchObject([
      { number: '030 1234567', label: null },
      { number: '030 1234568', label: 'Fax' },
    ])
    const same = await bring(`${header}G1,Grow,b,Street 1,,,Called once,(030) 123-45-67,\n`, { settings })
    expect(same.counts).toMatchObject({ updated: 0, unchanged: 1 })
    const more = await bring(`${header}G1,Grow,c,Street 2,Village,,Called twice,030 7654321,\n`, { settings })
    expect(more.counts).toMatchObject({ updated: 1 })
    const after = await one('Grow')
    expect(after).toMatchObject({ tags: ['a', 'b', 'c'], billing_city: 'Village' })
    expect(after.phones.map((phone: { number: string }) => phone.number)).toEqual([
      '030 1234567',
      '030 1234568',
      '030 7654321',
    ])
    expect(await addressesOf(after.id)).toMatchObject([
      { line1: 'Street 1', default_billing: false },
      { line1: 'Street 2', default_billing: true },
    ])
    expect((await app.request('GET', `/customers/${after.id}/notes`)).body.items).toHaveLength(2)
  })

  test('or are replaced where that is asked for', async () => {
    await bring(`${header}G2,Swap,,,,W1,,030 1111111,030 2222222\n`, { settings })
    await bring(`${header}G2,Swap,,Road 1,,W1,,030 2222222,\n`, { settings: { ...settings, phones: 'replace' } })
    const swapped = await one('Swap')
    expect(swapped.phones).toMatchObject([{ number: '030 2222222', label: 'Fax' }])
    await bring(`${header}G2,Swap,,Road 2,,W1,,,\n`, { settings })
    expect(await addressesOf(swapped.id)).toMatchObject([{ code: 'W1', line1: 'Road 2' }])
  })
})

describe('known customers are changed together', () => {
  const mapping: Settings['mapping'] = [
    ...columns('external_ids', 'number', 'last_name', 'phones', 'site', 'manager'),
    { column: 'erp', target: 'external_ids', source: 'erp', empty: 'clear' } as Settings['mapping'][number],
  ]
  const settings = { mapping, match: ['external_id', 'number'], mode: 'both', phones: 'replace' }
  const header = 'external_ids,number,last_name,phones,site,manager,erp\n'
  const erp = async (name: string) =>
    (await one(name)).external_ids.find((id: { source: string }) => id.source === 'erp')?.external_id

  test('phones, ids, site and manager, each with one line of the journal', async () => {
    const site = await app.request('POST', '/sites', { body: { code: 'north', name: 'North' } })
    const manager = await app.staff({ role: 'manager', name: 'Mona Manager' })
    await bring(`${header}M1,M-1,Mone,030 1000001,,,E1\nM2,M-2,Mtwo,030 1000002,,,E2\n`, { settings })
    const before = await one('Mone')
    const rows =
      'M1,,Mone,"030 1000001, 030 2000001",north,Mona Manager,E1b\n' + 'M2,,Mtwo,030 2000002,north,Mona Manager,\n'
    const done = await bring(header + rows, { settings })
    expect(done.counts).toMatchObject({ updated: 2, refused: 0, warnings: 0 })
    const after = await one('Mone')
    expect(after).toMatchObject({ version: 2, site_id: site.body.id, manager_id: manager.id })
    expect(after.phones.map((phone: { number: string }) => phone.number)).toEqual(['030 1000001', '030 2000001'])
    expect(after.phones[0].id).toBe(before.phones[0].id)
    expect(after.site_ids).toContain(site.body.id)
    expect([await erp('Mone'), await erp('Mtwo')]).toEqual(['E1b', undefined])
    expect((await find('030 2000002')).map((row) => row.last_name)).toEqual(['Mtwo'])
    expect(await find('030 1000002')).toEqual([])
    const { items } = (await app.request('GET', `/customers/${after.id}/history`)).body
    const ours = items.filter((line: { action_id: string }) => line.action_id === done.id)
    expect(ours).toHaveLength(1)
    expect(Object.keys(ours[0].changes).map((name) => name.replace(/phones\..*/, 'phones'))).toEqual(
      expect.arrayContaining(['site_id', 'site_ids', 'manager_id', 'external_ids.erp', 'phones']),
    )
    expect((await bring(header + rows, { settings })).counts).toMatchObject({ unchanged: 2, updated: 0 })
  })

  test('an id joins others of its system, unless the column may empty it', async () => {
    const shop = async (name: string) =>
      (await one(name)).external_ids.map((id: { external_id: string }) => id.external_id)
    const two: Settings['mapping'] = [...columns('number', 'last_name', 'external_ids')]
    two.push({ ...two[2]!, column: 'other' })
    const head = 'number,last_name,external_ids,other\n'
    const bySource = { mapping: two, match: ['number'], mode: 'both' }
    await bring(`${head}J-1,Joined,J1,J2\n`, { settings: bySource })
    expect(await shop('Joined')).toEqual(['J1', 'J2'])
    expect((await bring(`${head}J-1,Joined,J3,J1\n`, { settings: bySource })).counts).toMatchObject({ updated: 1 })
    expect((await bring(`${head}J-1,Joined,J2,\n`, { settings: bySource })).counts).toMatchObject({ unchanged: 1 })
    expect(await shop('Joined')).toEqual(['J1', 'J2', 'J3'])
    const found = await bring('external_ids,last_name\nJ3,Renamed\n', {
      settings: { mapping: columns('external_ids', 'last_name'), match: ['external_id'], mode: 'update' },
    })
    expect(found.counts).toMatchObject({ updated: 1 })
    expect(await shop('Renamed')).toEqual(['J1', 'J2', 'J3'])
    await bring(`${head}J-1,Renamed,J2,\n`, { settings: { ...bySource, empty: 'clear' } })
    expect(await shop('Renamed')).toEqual(['J2'])
  })

  test('one that is refused takes no other with it', async () => {
    const own = {
      mapping: columns('number', 'last_name', 'phones'),
      match: ['number'],
      phones: 'replace',
      empty: 'clear',
    }
    const head = 'number,last_name,phones\n'
    await bring(`${head}R-1,Rone,030 1000011\nR-2,Rtwo,030 1000012\nR-3,Rthree,030 1000013\n`, { settings: own })
    const done = await bring(`${head}R-1,Rone,030 2000011\nR-2,,\nR-3,Rthree,030 2000013\n`, { settings: own })
    expect(done.counts).toMatchObject({ updated: 2, refused: 1 })
    expect(done.problems).toMatchObject([{ row: 3, outcome: 'refused' }])
    const numbers = await Promise.all(
      ['Rone', 'Rtwo', 'Rthree'].map(async (name) => (await one(name)).phones[0].number),
    )
    expect(numbers).toEqual(['030 2000011', '030 1000012', '030 2000013'])
  })

  test('two rows that find the same one by different keys follow one another', async () => {
    await bring(`${header}M3,M-3,Mthree,030 1000003,,,E3\n`, { settings })
    const rows = 'M3,,,030 3000001,,,E3b\n,M-3,,030 3000009,,,E3c\nM2,,Mtwo,030 3000002,,,E2\n'
    const done = await bring(header + rows, { settings })
    expect(done.counts).toMatchObject({ updated: 3, refused: 0 })
    expect([await erp('Mthree'), await erp('Mtwo')]).toEqual(['E3c', 'E2'])
    expect((await one('Mthree')).phones).toMatchObject([{ number: '030 3000009' }])
  })
})
