import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, describe, expect, test } from 'vitest'
import { testApp } from '../../test/app.ts'
import { importing } from '../../test/importing.ts'

const app = await testApp({ background: true })
afterAll(() => app.close())
const { ended, journalLines, start, upload } = importing(app)

async function guessed(content: Buffer | string, name: string, more: object = {}) {
  const file_id = await upload(content, name)
  const { status, body, text } = await app.request('POST', '/imports/preview', { body: { file_id } })
  expect(status, text).toBe(200)
  const settings = { ...body.settings, ...more }
  const answer = await start(file_id, { settings })
  expect(answer.status, answer.text).toBe(201)
  return ended(answer.body.id)
}

const addresses = async (): Promise<number> =>
  (await sql<{ n: number }>`select count(*)::int as n from addresses`.execute(app.db.write)).rows[0]!.n

/** Imports a file twice, as it is guessed. */
async function twice(content: Buffer | string, name: string, more: object = {}) {
  const first = await guessed(content, name, more)
  expect(first.state, name).toBe('done')
  const [lines, there] = [await journalLines(), await addresses()]
  const second = await guessed(content, name, more)
  expect([second.counts.created, second.counts.updated], `${name}: ${JSON.stringify(second.counts)}`).toEqual([0, 0])
  expect([await journalLines(), await addresses()], name).toEqual([lines, there])
  return { first, second }
}

const shared = join(import.meta.dirname, '../../../shared/data')
const own = new URL('../../test/files/imports/', import.meta.url)

describe('a second run of the same file changes nothing', () => {
  test.each(readdirSync(own))('%s', async (name) => {
    await twice(readFileSync(new URL(name, own)), name)
  })

  const cases = existsSync(shared)
    ? readdirSync(join(shared, 'cases'), { recursive: true, encoding: 'utf8' }).filter((name) =>
        /\.(csv|xlsx)$/.test(name),
      )
    : []
  test.each(cases)('%s', async (name) => {
    const content = readFileSync(join(shared, 'cases', name))
    const file_id = await upload(content, name.replaceAll('/', '-'))
    const look = await app.request('POST', '/imports/preview', { body: { file_id } })
    if (look.status !== 200) return
    await twice(content, name.replaceAll('/', '-'))
  })

  test.skipIf(!existsSync(shared))('Northwind', async () => {
    await twice(readFileSync(join(shared, 'northwind/customers.csv')), 'customers.csv')
  })

  const headings = existsSync(shared)
    ? [...readFileSync(join(shared, 'shop-headings.md'), 'utf8').matchAll(/^- \*\*(\w+)\*\*[^`]*`([^`]+)`/gm)].map(
        ([, name, line]) => [name!, line!] as const,
      )
    : []
  test.each(headings)('headings of %s', async (name, line) => {
    const sign = line.includes(';') ? ';' : ','
    const columns = line.split(sign)
    const row = (at: number): string =>
      columns
        .map((column) => {
          const key = column.toLowerCase()
          if (/e-?mail/.test(key) && !/status|subscri|black|review/.test(key))
            return `p${at}@${name.toLowerCase()}.example`
          if (/last|family|surname/.test(key)) return `Last${name}${at}`
          if (/first|given|^name$/.test(key)) return `First${at}`
          if (/phone|mobile|fax/.test(key)) return `+49 30 12${name.length}${10_000 + at}`
          if (/birth/.test(key)) return `198${at}-02-03`
          if (/created|joined|date|time|since/.test(key)) return `2024-05-0${at + 1} 10:00:00`
          if (/street|address(line)? ?1|line 1/.test(key)) return `Weg ${at}`
          if (/zip|post/.test(key)) return '10115'
          if (/city|town/.test(key)) return 'Berlin'
          if (/country/.test(key)) return 'DE'
          if (/(^|[^a-z])id$|number$/.test(key)) return `${name.length}${1000 + at}`
          return at === 1 ? '' : 'x'
        })
        .join(sign)
    await twice(`${line}\n${[0, 1, 2].map(row).join('\n')}\n`, `${name}.csv`)
  })

  test.each([
    ['without any key', 'first name,last name,city\nGreta,Grau,Bonn\nHenry,Hell,Ulm\nGreta,Grau,Bonn\n', {}],
    ['with a phone alone', 'name,phone\nIna Iden,030 1239871\n,030 1239872\nJo Just,\n', {}],
    [
      'some rows without a key',
      'id,first name,last name,email\n1,Kai,Kern,kai@x.example\n,Lea,Lind,lea@x.example\n,Mia,Mond,\n',
      {},
    ],
    [
      'rows without the one key that is chosen',
      'id,first name,last name,email\n,Nils,Nord,nils@x.example\n,Olga,Ost,\n',
      { match: ['external_id'] },
    ],
    [
      'the same key twice',
      'email,first name,last name,phone,city\ntwo@x.example,Pia,Pohl,030 1239873,Bonn\ntwo@x.example,Quinn,Queck,030 1239874,Ulm\n',
      {},
    ],
    [
      'the same id twice, with other values',
      'id,first name,last name,company,discount\n9,Rita,Rot,Alpha,5\n9,Rita,Blau,Beta,7\n9,Rita,Rot,Alpha,5\n',
      {},
    ],
    [
      'shared by three',
      'id,email,first name,last name\n71,f@x.example,Sam,Sand\n72,f@x.example,Tom,Teich\n,f@x.example,Uta,Ufer\n',
      {},
    ],
    [
      'addresses of their own with the default moved',
      'email,address_line1,address_city,address_default_billing,address_default_shipping\npia@d.example,Weg 1,Bonn,yes,yes\npia@d.example,Weg 2,Ulm,yes,no\n',
      { kind: 'customers' },
    ],
    [
      'billing and shipping',
      'email,last_name,billing_line1,billing_city,shipping_line1,shipping_city\nbs@d.example,Both,Weg 1,Bonn,Weg 2,Ulm\nbs@d.example,Both,Weg 3,Bonn,Weg 1,Bonn\n',
      {},
    ],
    [
      'an address twice under one code',
      'email,last_name,address_code,address_line1,address_city\nco@d.example,Code,A,Weg 1,Bonn\nco@d.example,Code,A,Weg 2,Bonn\n',
      {},
    ],
    ['notes and tags', 'email,last_name,note,tags\nno@d.example,Note,first,"a, b"\nno@d.example,Note,second,c\n', {}],
    [
      'phones that are replaced',
      'email,last_name,phone\nre@d.example,Repl,030 1239875\nre@d.example,Repl,030 1239876\n',
      { phones: 'replace' },
    ],
    [
      'what empties',
      'email,last_name,company_name\nem@d.example,Empty,Some Ltd\nem@d.example,Empty,\n',
      { empty: 'clear' },
    ],
    ['no e-mail and dates', 'name,birthday,company\nVera Voss,1980-02-03,Voss KG\nWim Wolf,,\n', {}],
    [
      'long and folded',
      `email,last_name,note,line1\nlo@d.example,${'L'.repeat(150)},n,"Weg 1\nHof 2\nTor 3\nTür 4"\n`,
      {},
    ],
  ] as const)('%s', async (name, content, more) => {
    await twice(content, 'people.csv', more)
    expect(name).toBeDefined()
  })

  /** Files in which people come several times, with other values and without some of their keys, by chance but always the same. */
  test.each(Array.from({ length: 12 }, (_, at) => at + 1))('of chance %i', async (seed) => {
    let state = seed * 2_654_435_761
    const pick = <T>(list: readonly T[]): T => {
      state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0
      return list[state % list.length]!
    }
    const cells: Record<string, readonly string[]> = {
      'last name': [`Chance${seed}`, `Luck${seed}`],
      company: ['', 'One Ltd', 'Two Ltd'],
      phone: ['', '030 7654301', '+49 30 7654302'],
      birthday: ['', '1980-01-02', '1990-03-04'],
      line1: ['', 'Weg 1', 'Weg 2'],
      city: ['', 'Bonn', 'Ulm'],
      note: ['', 'n1', 'n2'],
      tags: ['', 'x', 'y'],
    }
    const people = ['Anna', 'Ben', 'Cleo'].map((name, at) => ({
      name,
      id: `chance${seed}-${at}`,
      email: `${name}@c${seed}.example`,
    }))
    const rows = Array.from({ length: 30 }, () => {
      const { name, id, email } = pick(people)
      const [given, mail] = [pick(['', id, id]), pick(['', email, email.toLowerCase()])]
      const [last, ...rest] = Object.values(cells).map(pick)
      return [given, mail, name, given || mail ? last : `Alone${seed}`, ...rest].join(',')
    })
    const heading = ['id', 'email', 'first name', ...Object.keys(cells)].join(',')
    await twice(`${heading}\n${rows.join('\n')}\n`, 'people.csv')
  })
})
