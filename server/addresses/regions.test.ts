import { afterAll, expect, test } from 'vitest'
import { testApp } from '../../test/app.ts'
import { columns, importing } from '../../test/importing.ts'

const app = await testApp({ background: true })
afterAll(() => app.close())
const { addressesOf, bring, one } = importing(app)

const mapping = columns('email', 'address.line1', 'address.city', 'address.region', 'address.country')
const settings = { mapping, match: ['email'], mode: 'both' }
const header = mapping.map(({ column }) => column).join(',')

const found = async (where: object): Promise<string[]> => {
  const query = { filter: JSON.stringify({ some: 'addresses', where }), sort: 'email' }
  const { status, text, body } = await app.request('GET', '/customers', { query })
  expect(status, text).toBe(200)
  return body.items.map(({ email }: { email: string }) => email.split('@')[0])
}

test('names of regions become codes where the country has a list, and a second run changes nothing', async () => {
  const file = `${header}
us1@regions.example,Main 1,Los Angeles,California,US
us2@regions.example,Main 2,Los Angeles,ca,US
it1@regions.example,Via 1,Cagliari,CA,IT
jp1@regions.example,Ginza 1,Chuo-ku,Tokyo,JP
de1@regions.example,Weg 1,Dresden,Sachsen,DE
xx1@regions.example,Main 3,Springfield,Nowhere,US
`
  expect((await bring(file, { settings })).counts).toMatchObject({ created: 6, warnings: 0 })
  const region = async (name: string) => (await addressesOf((await one(`${name}@regions.example`)).id))[0].region
  expect(await region('us1')).toBe('CA')
  expect(await region('us2')).toBe('CA')
  expect(await region('jp1')).toBe('13')
  expect(await region('de1')).toBe('Sachsen')
  expect(await region('xx1')).toBe('Nowhere')
  expect((await bring(file, { settings })).counts).toMatchObject({ unchanged: 6 })
})

test('a region is found by its code and by its name, whichever the address has, in its country', async () => {
  const { id } = await one('xx1@regions.example')
  const named = { line1: 'Sunset 1', city: 'Fresno', region: 'California', country: 'US' }
  expect((await app.request('POST', `/customers/${id}/addresses`, { body: named })).status).toBe(201)
  for (const value of ['CA', 'California', 'california']) {
    const us = { field: 'country', op: 'eq', value: 'US' }
    expect(await found({ all: [{ field: 'region', op: 'eq', value }, us] })).toEqual(['us1', 'us2', 'xx1'])
    expect(await found({ all: [{ field: 'region', op: 'in', value: [value, 'Utah'] }, us] })).toEqual([
      'us1',
      'us2',
      'xx1',
    ])
  }
  expect(await found({ field: 'region', op: 'eq', value: 'California' })).toEqual(['us1', 'us2', 'xx1'])
  expect(await found({ field: 'region', op: 'eq', value: 'Cagliari' })).toEqual(['it1'])
  expect(await found({ field: 'region', op: 'eq', value: '東京都' })).toEqual(['jp1'])
  expect(await found({ field: 'region', op: 'ne', value: 'California' })).not.toContain('us1')
  expect(await found({ field: 'region', op: 'eq', value: 'Atlantis' })).toEqual([])
})

test('an address that came with the name of its region, or another spelling of its postal code, is known again', async () => {
  const made = await app.request('POST', '/customers', {
    body: { first_name: 'Old', last_name: 'Known', email: 'old@regions.example' },
  })
  const body = { line1: 'Main 9', city: 'Reno', region: 'Nevada', country: 'US' }
  await app.request('POST', `/customers/${made.body.id}/addresses`, { body })
  const file = `${header}\nold@regions.example,Main 9,Reno,NV,US\n`
  expect((await bring(file, { settings })).counts).toMatchObject({ unchanged: 1 })
  expect(await addressesOf(made.body.id)).toMatchObject([{ region: 'Nevada' }])
})
