import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import Excel from 'exceljs'
import { testApp, type Caller } from '../../test/app.ts'
import { exporting } from '../../test/exporting.ts'

const app = await testApp({ background: true })
const { ask, take, download, cells, rows } = exporting(app)
afterAll(() => app.close())

const tasks = (body: object = {}) => ({ resource: 'tasks', ...body })
const make = async (path: string, body: object): Promise<{ id: string }> => {
  const answer = await app.request('POST', path, { body })
  expect(answer.status, answer.text).toBe(201)
  return answer.body
}
const role = async (code: string, permissions: string[]) => {
  await make('/roles', { code, name: code, permissions })
  return app.staff({ role: code })
}

/** Its job ends a moment after the export. */
const jobOf = ({ job_id }: { job_id: string }) =>
  vi.waitFor(async () => {
    const { body } = await app.request('GET', `/jobs/${job_id}`)
    expect(body.state).toBe('done')
    return body
  }, 5_000)

async function sheetOf(one: { id: string; files: { id: string }[] }): Promise<Excel.Worksheet> {
  const answer = await fetch(`${await app.listen()}/api/v1/exports/${one.id}/files/${one.files[0]!.id}`, {
    headers: app.administrator.headers,
  })
  const book = new Excel.Workbook()
  await book.xlsx.load(await answer.arrayBuffer())
  return book.worksheets[0]!
}

let tara: string
let shop: string
beforeAll(async () => {
  shop = (await make('/sites', { code: 'shop', name: 'Shop' })).id
  const person = { number: 'T-1', first_name: 'Tara', last_name: 'Tasked', email: 'tara@tasked.example' }
  tara = (await make('/customers', person)).id
  await make('/tasks', {
    title: '=Ring(back)',
    due_at: '2031-05-06T21:30:00.000Z',
    customer_id: tara,
    external_ids: [{ source: 'crm', external_id: '17' }],
  })
  const done = await make('/tasks', { title: 'Count the vouchers', due_on: '2031-01-02' })
  await app.request('PATCH', `/tasks/${done.id}`, { body: { completed: true } })
})

describe('tasks in a file', () => {
  const columns = ['title', 'customer_id', 'due_on', 'due_at', 'performer_id', 'completed'].map((name) => ({ name }))

  test('for people in German: words, names and the clock of the zone, in the order of the list', async () => {
    const asked = tasks({ columns, sort: 'due_on', language: 'de', time_zone: 'Europe/Berlin' })
    const exported = await take(asked)
    const { text, headers } = await download(exported)
    expect(text.split('\r\n').slice(0, 3)).toEqual([
      '\ufeffAufgabe;Kunde;Fällig;Fällig um;Für;Erledigt',
      'Count the vouchers;;02.01.2031;;Ada Administrator;Ja',
      `'=Ring(back);Tara Tasked;06.05.2031;06.05.2031 23:30;Ada Administrator;Nein`,
    ])
    expect(headers['content-disposition']).toMatch(/^attachment; filename="aufgaben-.*\.csv"/)
    expect(exported).toMatchObject({ resource: 'tasks', rows: 2, files: [{ part: 'tasks' }] })
    expect(await jobOf(exported)).toMatchObject({ kind: 'tasks.export', title: exported.name })
  })

  test('for programs: all that can be written again, with customers by number and staff by e-mail', async () => {
    const [open] = await rows(await take(tasks({ values: 'codes', q: 'ring' })))
    expect(open).toMatchObject({
      title: `'=Ring(back)`,
      due_on: '2031-05-06',
      due_at: '2031-05-06T21:30:00.000Z',
      customer: 'T-1',
      completed: 'false',
      external_ids: 'crm:17',
    })
    expect(open?.['performer']).toContain('@')
    expect(Object.keys(open!)).not.toContain('completed_at')
  })

  test('as a spreadsheet, of those that a filter shows', async () => {
    const filter = { field: 'completed', op: 'eq', value: true }
    const exported = await take(tasks({ format: 'xlsx', filter, columns, language: 'en' }))
    const sheet = await sheetOf(exported)
    expect([sheet.name, sheet.rowCount]).toEqual(['Tasks', 2])
    expect([1, 3].map((at) => sheet.getRow(2).getCell(at).value)).toEqual([
      'Count the vouchers',
      new Date('2031-01-02T00:00:00Z'),
    ])
    expect(exported.filter).toEqual(filter)
  })

  test('what tasks have not is refused', async () => {
    for (const body of [{ columns: [{ name: 'email' }] }, { addresses: 'rows' }, { sort: 'email' }])
      expect((await ask(tasks(body))).status, JSON.stringify(body)).toBe(422)
    expect((await ask({ resource: 'notes' })).status).toBe(422)
    expect((await ask(tasks({ filter: { field: 'vip', op: 'eq', value: true } }))).body.error.code).toBe('bad_filter')
  })
})

describe('who may take tasks away', () => {
  const status = async (body: object, as: Caller) => (await ask(body, as)).status

  test('whoever has the right to, and not by that to customers', async () => {
    const clerk = await role('tasks-only', ['tasks.read', 'tasks.all', 'tasks.export', 'customers.personal'])
    const other = await role('customers-only', ['customers.read', 'customers.export', 'tasks.read', 'tasks.all'])
    expect([await status(tasks(), clerk), await status({}, clerk)]).toEqual([201, 403])
    expect([await status(tasks(), other), await status({}, other)]).toEqual([403, 201])
    expect((await app.request('GET', '/exports', { as: clerk })).body.items).toHaveLength(1)
    const none = await app.staff({ role: 'support' })
    expect((await app.request('GET', '/exports', { as: none })).status).toBe(403)
  })

  test('without personal values: their columns are refused, customers stand by their number', async () => {
    const masked = await role('masked', ['customers.read', 'tasks.read', 'tasks.all', 'tasks.export'])
    const refused = await ask(tasks({ columns: [{ name: 'due_on' }, { name: 'title' }] }), masked)
    expect([refused.status, Object.keys(refused.body.error.fields)]).toEqual([403, ['columns.1.name']])
    const { text } = await download(await take(tasks(), masked), 0, masked)
    expect(text).toContain('T-1')
    expect(text).not.toMatch(/Tara|Ring|vouchers|•/)
  })

  test('a task that may not be seen leaves no trace in a file or its counts', async () => {
    const local = await app.staff({ role: 'manager', site_ids: [shop] })
    const own = await role('own', ['customers.read', 'customers.personal', 'tasks.read', 'tasks.export'])
    await make('/tasks', { title: 'For own', performer_id: own.id })
    for (const [as, titles] of [
      [local, ['Count the vouchers', 'For own']],
      [own, ['For own']],
    ] as const) {
      const exported = await take(tasks({ columns: [{ name: 'title' }], sort: 'title' }), as)
      expect((await cells(exported, 0, as)).slice(1)).toEqual(titles.map((title) => [title]))
      const job = await jobOf(exported)
      const { length } = titles
      expect([exported.rows, job.progress, job.total, job.result.rows]).toEqual([length, length, length, length])
    }
  })

  test('what was written by somebody who sees all is not read by them once they do not', async () => {
    const permissions = ['customers.read', 'customers.personal', 'tasks.read', 'tasks.export']
    const demoted = await role('demoted', [...permissions, 'tasks.all'])
    const exported = await take(tasks({ columns: [{ name: 'title' }] }), demoted)
    expect((await download(exported, 0, demoted)).status).toBe(200)
    const { body } = await app.request('GET', '/roles')
    const { id } = body.items.find((one: { code: string }) => one.code === 'demoted')
    await app.request('PATCH', `/roles/${id}`, { body: { permissions } })
    await expect.poll(async () => (await download(exported, 0, demoted)).status, { timeout: 5_000 }).toBe(403)
    expect((await download(exported)).status).toBe(200)
  })
})

test('an erase takes the files in which a task tells of the customer, and no others', async () => {
  const columns = [{ name: 'title' }]
  const [about, nobody] = [await take(tasks({ columns, q: 'ring' })), await take(tasks({ columns, q: 'vouchers' }))]
  expect((await app.request('DELETE', `/customers/${tara}`)).status).toBeLessThan(300)
  expect((await app.request('GET', `/exports/${about.id}`)).body).toMatchObject({ state: 'expired', files: [] })
  expect((await download(about)).status).toBe(404)
  expect((await download(nobody)).text).toContain('vouchers')
})
