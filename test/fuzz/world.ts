import { expect } from 'vitest'
import type { Caller, TestApp } from '../app.ts'
import { nobody } from '../contract-endpoints.ts'
import { importing } from '../importing.ts'
import { oneOf, type Random } from './random.ts'
import { tables } from './tables.ts'

/** Stands in everything of the other site, and nowhere else. */
export const secret = /zqhidden/i

/** Rows to ask about: by what stands in an address (`customers`), in a parameter or in a body (`customer_id`). */
export type Rows = Record<string, string>

export interface World {
  /** Sees everything; by key and by session. */
  all: { key: Caller; session: Caller }
  /** Sees one site. */
  limited: Caller
  /** Rows that the limited one may not see. */
  hidden: string[]
  /** New rows, as requests change and delete them. */
  plant(): Promise<Rows>
}

/** What the requests of the fuzzer are about, and who sends them. */
export async function openWorld(app: TestApp, random: Random): Promise<World> {
  const made = async (path: string, body: object): Promise<string> => {
    const answer = await app.request('POST', path, { body })
    expect(answer.status, `${path} ${answer.text}`).toBe(201)
    return answer.body.id
  }
  const unique = (): string => `f${random().toString(36).slice(2, 12)}`
  const open = await made('/sites', { code: 'open', name: 'Open' })
  const other = await made('/sites', { code: 'other', name: 'Other' })
  const hidden: string[] = []
  for (const n of [1, 2]) {
    const customer_id = await made('/customers', {
      first_name: `Zqhidden${n}`,
      last_name: 'Zqhidden',
      email: `zqhidden${n}@zqhidden.example`,
      company_name: 'Zqhidden Ltd',
      phones: [{ number: `+49 30 123456${n}`, label: 'Zqhidden' }],
      external_ids: [{ source: 'shop', external_id: `zqhidden-${n}` }],
      site_id: other,
    })
    const own = `/customers/${customer_id}`
    hidden.push(
      customer_id,
      await made(`${own}/addresses`, { line1: 'Zqhidden 1', city: 'Zqhidden', country: 'DE' }),
      await made(`${own}/notes`, { html: '<p>Zqhidden</p>' }),
      await made('/tasks', { title: 'Zqhidden', details: 'Zqhidden', customer_id }),
    )
  }
  const { upload, start, ended } = importing(app)
  const file = (): Promise<string> => upload(`email,first_name\n${unique()}@fuzz.example,Fay\n`)
  const settings = {
    mapping: ['email', 'first_name'].map((column) => ({ column, target: column })),
    match: ['email'],
    mode: 'both',
  }
  const [role_id, admin] = [
    await made('/roles', { code: 'fuzz', name: 'Fuzz', permissions: ['customers.read'] }),
    (await app.request('GET', '/roles')).body.items.find(({ code }: { code: string }) => code === 'administrator'),
  ]
  const begun = await start(await file(), { settings })
  await ended(begun.body.id)
  let plants = 0
  const exported = await made('/exports', { ids: [hidden[0]] })

  async function plant(): Promise<Rows> {
    const customer = await made('/customers', {
      first_name: 'Fay',
      last_name: 'Fuzz',
      email: `${unique()}@fuzz.example`,
      external_ids: [{ source: 'shop', external_id: unique() }],
      site_id: open,
    })
    const own = `/customers/${customer}`
    await app.request('PATCH', own, { body: { position: 'Buyer' } })
    const line = (await app.request('GET', `${own}/history`)).body.items[0]
    const task = await made('/tasks', { title: 'Fuzz', customer_id: customer })
    const site = await made('/sites', { code: unique(), name: 'Fuzz' })
    const role = await made('/roles', { code: unique(), name: 'Fuzz', permissions: ['customers.read'] })
    const staff = await made('/staff', { email: `${unique()}@staff.example`, name: 'Fuzz', role_ids: [role_id] })
    const table = await (plants++ % 2 === 0 ? file() : upload(oneOf(tables, random)))
    const view = { resource: 'customers', name: unique(), columns: [{ column: 'name' }] }
    const rows: Rows = {
      customers: customer,
      tasks: task,
      sites: site,
      roles: role,
      staff,
      files: table,
      addresses: await made(`${own}/addresses`, { line1: 'Fuzz 1', country: 'DE' }),
      notes: await made(`${own}/notes`, { html: '<p>Fuzz</p>' }),
      comments: await made(`/tasks/${task}/comments`, { text: 'Fuzz' }),
      'table-views': await made('/table-views', view),
      'api-keys': await made('/api-keys', { name: 'Fuzz', role_id }),
      'import-profiles': await made('/import-profiles', { name: unique(), settings }),
      imports: begun.body.id,
      exports: exported,
      actions: line.action_id,
      jobs: begun.body.job_id ?? nobody,
    }
    return {
      ...rows,
      customer_id: customer,
      address_id: rows['addresses']!,
      note_id: rows['notes']!,
      comment_id: rows['comments']!,
      site_id: open,
      site_ids: open,
      role_id,
      role_ids: role_id,
      performer_id: staff,
      manager_id: staff,
      actor_id: app.administrator.id,
      file_id: table,
      profile: rows['import-profiles']!,
      line_id: line.id,
      action_id: line.action_id,
      subject_id: customer,
      customer_ids: customer,
      billing_successor: rows['addresses']!,
      except: customer,
      ids: customer,
      code: 'DE',
      name: 'files.tidy',
      key: 'fuzz.key',
      source: 'shop',
      external_id: `F-${unique()}`,
      email: `${unique()}@fuzz.example`,
    }
  }
  return {
    all: { key: await app.apiKey(), session: await app.staff({ role: admin.code }) },
    limited: await app.apiKey({ site_ids: [open] }),
    hidden,
    plant,
  }
}
