import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, describe, expect, test } from 'vitest'
import { testApp } from '../../test/app.ts'
import { codes, importing } from '../../test/importing.ts'

const app = await testApp({ background: true })
afterAll(() => app.close())
const { bring, ended, find, journalLines, start, upload } = importing(app)

const northwind = join(import.meta.dirname, '../../../shared/data/northwind/customers.csv')
const there = existsSync(northwind)
if (!there) console.warn(`${northwind} is not there: the imports of Northwind are skipped.`)

describe.skipIf(!there)('Northwind', () => {
  test('comes in whole by its profile, and a second import changes nothing', async () => {
    const bytes = readFileSync(northwind)
    const first = await bring(bytes, { profile: 'northwind' })
    expect(first.counts).toMatchObject({ read: 91, created: 91 })
    expect(codes(first)).not.toContain('country')
    const wolski = (await find('Wolski'))[0]
    const customer = (await app.request('GET', `/customers/${wolski.id}`)).body
    expect(customer).toMatchObject({
      position: 'Owner',
      first_name: 'Zbyszek',
      last_name: 'Piestrzeniewicz',
      external_ids: [{ source: 'northwind', external_id: 'WOLZA' }],
      billing_country: 'PL',
    })
    expect(customer.phones).toMatchObject([
      { number: '(26) 642-7012', label: null },
      { number: '(26) 642-7012', label: 'Fax' },
    ])
    const countries = await sql<{
      n: number
      none: number
    }>`select count(distinct billing_country) as n, count(*) filter (where billing_country is null) as none from customers c
      where external_ids @> '[{"source":"northwind"}]'`.execute(app.db.write)
    expect(countries.rows[0]).toEqual({ n: 21, none: 0 })
    const lines = await journalLines()
    const second = await bring(bytes, { profile: 'northwind' })
    expect(second.counts).toMatchObject({ read: 91, unchanged: 91, updated: 0, created: 0 })
    expect(await journalLines()).toBe(lines)
    expect((await app.request('GET', `/customers/${wolski.id}`)).body).toEqual(customer)
  })

  test('comes in by the mapping that is guessed and corrected by hand', async () => {
    const file = await upload(readFileSync(northwind))
    const { body } = await app.request('POST', '/imports/preview', { body: { file_id: file } })
    expect(body.columns[2]).toMatchObject({ name: 'ContactName', samples: expect.arrayContaining(['Maria Anders']) })
    const mapping = body.settings.mapping.map((column: { target: string }) =>
      column.target === 'external_ids' ? { ...column, source: 'northwind' } : column,
    )
    const done = await ended((await start(file, { settings: { ...body.settings, mapping } })).body.id)
    expect(done.counts).toMatchObject({ unchanged: 91 })
  })
})
