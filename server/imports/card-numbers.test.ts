import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { isCardNumber, namesCards } from '../../contract/imports/card-numbers.ts'
import { testApp } from '../../test/app.ts'
import { columns, importing } from '../../test/importing.ts'

const app = await testApp({ background: true })
afterAll(() => app.close())
const { bring, one, upload } = importing(app)

/** With the digit that makes it one. */
function card(begun: string): string {
  return [...'0123456789'].map((digit) => begun + digit).find(isCardNumber)!
}
const cards = Array.from({ length: 12 }, (_, at) => card(`4556737586${100_00 + at}`))
const spelled = (number: string, at: number): string =>
  at % 3 === 0
    ? number.replace(/(\d{4})(?=\d)/g, '$1 ')
    : at % 3 === 1
      ? number.replace(/(\d{4})(?=\d)/g, '$1-')
      : number
const table = (heading: string, cells: readonly string[], of: string): string =>
  `email,last_name,${heading}\n${cells.map((cell, at) => `c${at}@${of}.example,Card${at},${cell}`).join('\n')}\n`

const digits = new RegExp(cards.map((one) => one.slice(0, 15)).join('|'))

/** Tables and files that have one of the numbers, however it is spelled. */
async function everywhere(): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select format('%I.%I', table_schema, table_name) as name from information_schema.tables
    where table_schema in ('public', 'graphile_worker') and table_type = 'BASE TABLE'`.execute(app.db.write)
  const found: string[] = []
  for (const { name } of rows) {
    const hits = await sql<{ row: string }>`select t::text as row from ${sql.raw(name)} t`.execute(app.db.write)
    found.push(...hits.rows.filter(({ row }) => digits.test(row.replace(/[ -]/g, ''))).map(() => name))
  }
  for (const file of readdirSync(app.config.dataDir, { recursive: true, encoding: 'utf8' })) {
    const path = join(app.config.dataDir, file)
    if (statSync(path).isFile() && digits.test(readFileSync(path, 'latin1').replace(/[ -]/g, ''))) found.push(file)
  }
  return found
}

const look = async (content: string, body: object = {}) => {
  const answer = await app.request('POST', '/imports/preview', { body: { file_id: await upload(content), ...body } })
  return { body: answer.body, text: answer.text, bare: answer.text.replace(/[ -]/g, '') }
}

describe('a column of payment card numbers', () => {
  const mapping = [...columns('email', 'last_name'), { column: 'reference', target: 'discount_card' }]
  const settings = { mapping, match: ['email'], mode: 'both' }

  test('is known by what is in it, is not shown, not guessed, and refused where somebody maps it', async () => {
    const file = table('reference', cards.map(spelled), 'a')
    const seen = await look(file)
    expect(seen.body.columns[2]).toEqual({ name: 'reference', samples: [], refused: 'card_numbers' })
    expect(seen.body.settings.mapping.map(({ column }: { column: string }) => column)).toEqual(['email', 'last_name'])
    expect(seen.bare).not.toMatch(digits)
    expect((await look(file, { settings })).bare).not.toMatch(digits)
    await sql`delete from files`.execute(app.db.write)
    for (const dry_run of [true, false]) {
      const done = await bring(file, { settings, dry_run })
      expect(done).toMatchObject({ state: 'failed', error: { code: 'card_numbers', params: { columns: 'reference' } } })
      expect(done).toMatchObject({ counts: { read: 0 }, problems: [], file_id: null, error_file_id: null })
    }
  })

  test('leaves nothing behind: not in a table, and the file is deleted', async () => {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from files`.execute(app.db.write)
    expect(rows).toEqual([{ n: 0 }])
    await app.request('GET', '/files').catch(() => undefined)
    await vi.waitFor(async () => expect((await everywhere()).filter((name) => name.startsWith('public.'))).toEqual([]))
  })

  test('does not keep the rest of the file out', async () => {
    const file = table('reference', cards, 'rest')
    const { body } = await look(file)
    expect((await bring(file, { settings: body.settings })).counts).toMatchObject({ created: 12 })
    const text = (await app.request('GET', '/customers', { query: { q: 'c1@rest.example' } })).text
    expect(text).not.toMatch(digits)
  })

  test('is known by its heading, however few cells there are', async () => {
    const file = table('Credit card number', [cards[0]!], 'b')
    expect((await look(file)).body.columns[2]).toMatchObject({ samples: [], refused: 'card_numbers' })
    const mapped = [...columns('email'), { column: 'Credit card number', target: 'note' }]
    const done = await bring(file, { settings: { mapping: mapped, match: ['email'] } })
    expect(done.error.code).toBe('card_numbers')
  })

  test('is refused where the numbers begin after what the page looks at, and as a first row without headings', async () => {
    const late = [...Array.from({ length: 25 }, () => ''), ...Array.from({ length: 230 }, (_, at) => `${at}`), ...cards]
    const many = Array.from({ length: 2_500 }, (_, at) => cards[at % cards.length]!)
    const done = await bring(table('reference', [...late, ...many], 'late'), { settings })
    expect(done.error.code).toBe('card_numbers')
    const bare = await look(`Anna,${cards[0]}\nBen,${cards[1]}\n`)
    expect(bare.body.error.fields['']).toMatchObject({ code: 'card_numbers', params: { columns: '2.' } })
    expect(bare.bare).not.toMatch(digits)
    const named = { settings: { mapping: [{ column: cards[0], target: 'note' }], mode: 'create' } }
    const refused = await look('a\n1\n', named)
    expect(refused.body.error.fields['settings.mapping.0.column'].code).toBe('card_heading')
    expect(refused.bare).not.toMatch(digits)
  })
})

test('ids of which a tenth passes the check by chance come in, and so do cards of customers', async () => {
  const ids = Array.from({ length: 200 }, (_, at) => `45567375${10_000_000 + at * 37}`)
  expect(ids.filter(isCardNumber).length).toBeGreaterThan(10)
  const mapping = [...columns('email', 'last_name'), { column: 'id', target: 'external_ids', source: 'shop' }]
  const done = await bring(table('id', ids, 'ids'), { settings: { mapping, match: ['email'] } })
  expect(done.counts).toMatchObject({ created: 200 })
  const loyal = table(
    'Loyalty card number',
    Array.from({ length: 12 }, (_, at) => `KD-${at}`),
    'loyal',
  )
  const { body } = await look(loyal)
  expect(body.columns[2]).toMatchObject({ refused: null, samples: expect.arrayContaining(['KD-1']) })
  await bring(loyal, {
    settings: {
      ...body.settings,
      mapping: [...body.settings.mapping.slice(0, 2), { column: 'Loyalty card number', target: 'discount_card' }],
    },
  })
  expect((await one('c3@loyal.example')).discount_card).toBe('KD-3')
})

test('numbers of every large scheme are known, and others are not', () => {
  for (const number of [
    '4111 1111 1111 1111',
    '4222222222222',
    '5555-5555-5555-4444',
    '2223003122003222',
    '2720992593319364',
    '378282246310005',
    '6011111111111117',
    '30569309025904',
    '3530111333300000',
    '6200000000000005',
    '6759649826438453',
    "'5105105105105100",
    '4111111111111111.0',
  ])
    expect(isCardNumber(number), number).toBe(true)
  for (const number of [
    '4111111111111112',
    '+49 30 1234567',
    '6940095564001',
    '9111111111111111',
    '411111111111',
    'A4111111111111111',
  ])
    expect(isCardNumber(number), number).toBe(false)
})

test('headings of payment cards are told from those of other cards', () => {
  for (const heading of [
    'Card number',
    'card_no',
    'cardNumber',
    'PAN',
    'Credit Card',
    'Customer credit card number',
    'CC Number',
    'Kreditkartennummer',
    'Kartennummer',
    'Kreditkarte',
    'Numéro de carte',
    'N° de carte bancaire',
    'Número de tarjeta',
    'Nº tarjeta',
    'Tarjeta de crédito',
    'номер карты',
    '№ карты',
    'Номер банковской карты',
    'CVV',
    'CVC2',
  ])
    expect(namesCards(heading), heading).toBe(true)
  for (const heading of [
    'customer card',
    'Customer card number',
    'Loyalty card number',
    'discount_card',
    'discountCardNumber',
    'Gift card no',
    'Card Last 4',
    'Card Type',
    'Credit card expiry',
    'Kundenkarte',
    'Kundenkartennummer',
    'Rabattkarte',
    'Carte de fidélité',
    'Numéro de carte de fidélité',
    'Tarjeta',
    'Tarjeta de descuento',
    'Дисконтная карта',
    'Номер карты лояльности',
    'Номер дисконтной карты',
    'ID card number',
    'company',
    'Japan',
    'Kartenart',
    'phone number',
  ])
    expect(namesCards(heading), heading).toBe(false)
})
