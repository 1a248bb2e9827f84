import { uuidv7 } from 'uuidv7'
import { afterAll, expect, test } from 'vitest'
import type { JournalPage } from '../../contract/platform/journal/journal.ts'
import { permissions } from '../../contract/permissions.ts'
import { testApp } from '../../test/app.ts'
import { system } from '../platform/actor.ts'
import { addLine } from '../platform/journal/journal.ts'
import { transact } from '../platform/database/tx.ts'
import { redact } from './actions.ts'

const app = await testApp()
afterAll(() => app.close())

const make = async (body: Record<string, unknown>) => {
  const answer = await app.request('POST', '/customers', { body })
  expect(answer.status, answer.text).toBe(201)
  return answer.body as { id: string }
}
const change = async (id: string, body: Record<string, unknown>) => {
  const answer = await app.request('PATCH', `/customers/${id}`, { body })
  expect(answer.status, answer.text).toBe(200)
}

test('an erase leaves no planted value in the journal, and keeps names of fields and what is not personal', async () => {
  const secret = (what: string) => `Zq${what}${uuidv7().slice(-6)}`
  const values = ['first', 'last', 'company', 'street', 'note', 'new', 'tag', 'data', 'deep'].map(secret)
  const [first, last, company, street, note, renamed, tag, data, deep] = values as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ]
  const person = await make({
    first_name: first,
    last_name: last,
    email: `${first}@planted.example`,
    company_name: company,
    tags: [tag],
  })
  await change(person.id, {
    first_name: renamed,
    vip: true,
    tags: [],
    company_name: null,
    phones: [{ number: '030 7654321' }],
  })
  await change(person.id, { phones: [] })
  const address = await app.request('POST', `/customers/${person.id}/addresses`, {
    body: { line1: street, city: street, country: 'DE' },
  })
  expect(address.status, address.text).toBe(201)
  await app.request('DELETE', `/customers/${person.id}/addresses/${address.body.id}`)
  await app.request('POST', `/customers/${person.id}/notes`, { body: { html: `<p>${note}</p>` } })
  await transact(app.db, system(permissions), 'rule', async (tx) => {
    const related = uuidv7()
    const told = { text: data, list: [{ inner: deep }, related], count: 3, sent: true }
    addLine(tx, {
      kind: 'mail.queued',
      subject_type: 'mail',
      subject_id: related,
      customer_id: person.id,
      data: told,
    })
  })
  const planted = async () => {
    const { rows } = await app.db.readPool.query(
      `select coalesce(string_agg(journal::text, ''), '') as text from journal`,
    )
    return [...values, '7654321'].filter((value) => rows[0].text.includes(value))
  }
  expect((await planted()).length).toBeGreaterThan(7)
  const erased = await app.request('DELETE', `/customers/${person.id}`)
  expect(erased.status, erased.text).toBe(204)
  expect(await planted()).toEqual([])

  const { body: page } = await app.request('GET', '/journal', { query: { customer_id: person.id, limit: 200 } })
  const lines = (page as JournalPage).items
  expect(lines[0]?.kind).toBe('customer.erased')
  const changed = lines.find(({ changes }) => 'vip' in changes)
  expect(changed?.changes).toMatchObject({
    first_name: [{ erased: true }, { erased: true }],
    company_name: [{ erased: true }, null],
    vip: [false, true],
  })
  expect(lines.find(({ kind }) => kind === 'mail.queued')?.data).toEqual({
    text: { erased: true },
    list: [{ inner: { erased: true } }, expect.stringMatching(/^[0-9a-f-]{36}$/)],
    count: 3,
    sent: true,
  })
})

test('a redaction takes in lines of the same act, and leaves those of others and those added after it', async () => {
  const [person, other] = [uuidv7(), uuidv7()]
  const line = (customer_id: string, street: string) =>
    ({
      kind: 'address.deleted',
      subject_type: 'address',
      subject_id: uuidv7(),
      customer_id,
      changes: { line1: [street, null] },
    }) as const
  await transact(app.db, system(permissions), 'system', async (tx) => {
    addLine(tx, line(person, 'Wiped Way'))
    addLine(tx, line(other, 'Other Street'))
    expect(await redact(tx, [person])).toBe(0)
    addLine(tx, line(person, 'Later Lane'))
  })
  await transact(app.db, system(permissions), 'system', async (tx) => {
    for (let n = 0; n < 2_100; n++) addLine(tx, line(other, `Other ${n}`))
  })
  const streets = async (customer: string) =>
    (
      await app.db.readPool.query(
        `select changes #> '{line1,0}' as street from journal where customer_id = $1 order by at, serial`,
        [customer],
      )
    ).rows.map(({ street }) => street)
  expect(await streets(person)).toEqual([{ erased: true }, 'Later Lane'])
  expect((await streets(other))[0]).toBe('Other Street')
  const looked = await transact(app.db, system(permissions), 'system', (tx) => redact(tx, [other]))
  expect(looked).toBe(2_101)
  expect(new Set((await streets(other)).map((street) => JSON.stringify(street)))).toEqual(new Set(['{"erased":true}']))
})
