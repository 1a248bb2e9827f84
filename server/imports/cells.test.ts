import { afterAll, describe, expect, test } from 'vitest'
import { testApp } from '../../test/app.ts'
import { byEmail, codes, columns, importing, person } from '../../test/importing.ts'

const app = await testApp({ background: true })
afterAll(() => app.close())
const { addressesOf, bring, one, upload } = importing(app)

const problemsOf = (done: { problems: { row: number; column: string; code: string }[] }) =>
  done.problems.map(({ row, column, code }) => [row, column, code])

describe('one bad byte', () => {
  const latin = (text: string) => Buffer.from(text, 'latin1')

  test.each([
    ['in a file of UTF-8', [Buffer.from('b1,Jürgen,Müller\nb2,Fran'), latin('ç'), Buffer.from('ois,Lefèvre\n')]],
    ['that is cut off', [Buffer.from('b1,Jürgen,Müller\nb2,Fran'), latin('\xc3'), Buffer.from('ois,Lefèvre\n')]],
  ])('%s is a remark on its row', async (_, parts) => {
    const content = Buffer.concat([Buffer.from('email,first_name,last_name\n'), ...parts])
    const named = Buffer.from(content.toString('latin1').replaceAll(/^b\d/gm, '$&@byte.example'), 'latin1')
    const done = await bring(named, byEmail(person))
    expect(done.encoding).toBe('utf-8')
    expect(problemsOf(done)).toEqual([[3, 'first_name', 'unreadable']])
    expect(await one('b1@byte.example')).toMatchObject({ first_name: 'Jürgen', last_name: 'Müller' })
    expect(await one('b2@byte.example')).toMatchObject({ first_name: 'Fran\ufffdois', last_name: 'Lefèvre' })
  })

  test('a file of another encoding stays one', async () => {
    const done = await bring(latin('email,first_name,last_name\nl@byte.example,Jürgen,Ünal\n'), byEmail(person))
    expect(done).toMatchObject({ encoding: 'windows-1252', problems: [] })
    expect(await one('l@byte.example')).toMatchObject({ first_name: 'Jürgen', last_name: 'Ünal' })
  })
})

describe('words for nothing', () => {
  const mapping = [
    ...columns('email', 'first_name', 'last_name', 'company_name', 'position', 'date_of_birth', 'tags', 'note', 'vip'),
    { column: 'phone', target: 'phones' },
    ...columns('external_ids', 'address.postal_code', 'address.city', 'address.country'),
  ]
  const header = mapping.map(({ column }) => column).join(',')
  const file = (...rows: string[]) => [header, ...rows].join('\n')

  test('are empty as programs and spreadsheets write them', async () => {
    const done = await bring(
      file(
        'n1@null.example,\\N,NULL,\\N,NULL,\\N,NULL,null,\\N,\\N,\\N,NULL,NULL,\\N',
        'n2@null.example,Ada,nan,None,nan,NaT,nan,None,nan,nan,nan,(null),#N/A,NaN',
        'n3@null.example,Bo,#NV,#WERT!,#ИМЯ?,#¡VALOR!,#DIV/0!,n/a,#N/D,#I/T,<null>,[null],#Н/Д,#YOK',
        'n4@null.example,Cy,-,--,—,N/A,N/A,undefined,,-,None,-,undefined,null',
      ),
      byEmail(mapping),
    )
    expect(done).toMatchObject({ problems: [], counts: { created: 4 } })
    for (const [email, first_name] of [
      ['n1', null],
      ['n2', 'Ada'],
      ['n3', 'Bo'],
      ['n4', 'Cy'],
    ]) {
      const found = await one(`${email}@null.example`)
      expect(found).toMatchObject({
        first_name,
        last_name: null,
        company_name: null,
        position: null,
        date_of_birth: null,
        tags: [],
        vip: false,
        phones: [],
        external_ids: [],
      })
      expect(await addressesOf(found.id)).toEqual([])
    }
  })

  test('stay names where people are called so', async () => {
    const done = await bring(
      file(
        'm1@null.example,Christopher,Null,,,,,,,,,,Nan,TH',
        'm2@null.example,Nan,Goldin,Nil,,,NA,,,,,,None,IT',
        'm3@null.example,Na,NA,,,,,,,,,,Windhoek,NA',
      ),
      byEmail(mapping),
    )
    expect(done.problems).toEqual([])
    expect(await one('m1@null.example')).toMatchObject({ last_name: 'Null', billing_city: 'Nan' })
    const goldin = { first_name: 'Nan', last_name: 'Goldin', company_name: 'Nil', billing_city: 'None', tags: ['NA'] }
    expect(await one('m2@null.example')).toMatchObject(goldin)
    expect(await one('m3@null.example')).toMatchObject({ first_name: 'Na', last_name: 'NA', billing_country: 'NA' })
  })

  test('are remarked on where they might be a name, and nothing else of the row says so', async () => {
    const done = await bring(file('d@null.example,JENNIFER,NULL,,,,,,,,,,,'), byEmail(mapping))
    expect(problemsOf(done)).toEqual([[2, 'last_name', 'null_word']])
    expect(await one('d@null.example')).toMatchObject({ first_name: 'JENNIFER', last_name: null })
    const kept = await bring(file("d@null.example,JENNIFER,'NULL,,,,,,,,,,,"), byEmail(mapping))
    expect(kept.problems).toEqual([])
    expect(await one('d@null.example')).toMatchObject({ last_name: 'NULL' })
  })

  test('do what an empty cell does', async () => {
    await bring(file('e@null.example,Eve,Ems,Acme,,,,,,,,,,'), byEmail(mapping))
    const again = file('e@null.example,\\N,Ems,NULL,,,,,,,,,,')
    expect((await bring(again, byEmail(mapping))).counts).toMatchObject({ unchanged: 1 })
    await bring(again, byEmail(mapping, { empty: 'clear' }))
    expect(await one('e@null.example')).toMatchObject({ first_name: null, company_name: null, last_name: 'Ems' })
  })
})

describe('yes and no', () => {
  const active = columns('email', 'active', 'vip')
  const said = async (words: string[], column: 'active' | 'vip') => {
    const rows = words.map((word, at) => `${column}${at}@flag.example;${column === 'vip' ? ';' : ''}${word}`)
    const done = await bring(['email;active;vip', ...rows].join('\n'), byEmail(active))
    expect(done.problems).toEqual([])
    return Promise.all(words.map(async (_, at) => (await one(`${column}${at}@flag.example`))[column]))
  }

  test('are read in the languages of spreadsheets', async () => {
    const yes = ['VERDADERO', 'ИСТИНА', 'VERO', 'PRAWDA', 'WAAR', 'VRAI', 'WAHR', 'IGAZ', 'DOĞRU', 'TOSI', '1.0', '是']
    const no = ['FALSO', 'ЛОЖЬ', 'ONWAAR', 'FAŁSZ', 'FAUX', 'FALSCH', 'HAMIS', 'YANLIŞ', 'EPÄTOSI', '0.0', '0,0', '否']
    expect(await said(yes, 'vip')).toEqual(yes.map(() => true))
    expect(await said([...no, 'inactive', 'Inaktiv', 'désactivé', 'неактивен', 'nicht aktiv'], 'active')).toEqual(
      Array.from({ length: no.length + 5 }, () => false),
    )
  })

  test('that cannot be read keep what is, and make nobody active', async () => {
    const file = 'email;active;vip\nu1@flag.example;perhaps;\n'
    const made = await bring(file, byEmail(active))
    expect(codes(made)).toEqual(['flag'])
    expect((await one('u1@flag.example')).active).toBe(false)
    const mine = await one('u1@flag.example')
    await app.request('PATCH', `/customers/${mine.id}`, { body: { active: true } })
    await bring(file, byEmail(active))
    expect((await one('u1@flag.example')).active).toBe(true)
  })
})

test('quotation marks around tags go, and those of inches stay', async () => {
  const file = 'email,tags\nq@tags.example,"""VIP"",""a b"""\nr@tags.example,"19"" rack, plain"\n'
  await bring(file, byEmail(columns('email', 'tags')))
  expect((await one('r@tags.example')).tags).toEqual(['19" rack', 'plain'])
  expect((await one('q@tags.example')).tags.slice(0, 2)).toEqual(['VIP', 'a b'])
})

test('a preview says the same', async () => {
  const file_id = await upload('email,last_name\nx@see.example,NULL\n')
  const { body } = await app.request('POST', '/imports/preview', { body: { file_id } })
  expect(body.problems).toMatchObject([{ row: 2, column: 'last_name', code: 'null_word' }])
})
