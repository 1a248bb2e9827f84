import { afterAll, expect, test } from 'vitest'
import { listAsked } from './asked.ts'
import { openSite } from './pages.ts'

const site = await openSite()
const { app } = site
afterAll(() => site.close())

const create = async (first_name: string): Promise<string> => {
  const body = { first_name, last_name: 'Ghost', email: `${first_name}@ghost.example`.toLowerCase() }
  const answer = await app.request('POST', '/customers', { body })
  expect(answer.status, answer.text).toBe(201)
  return answer.body.id
}
/** The act that created a customer. */
const actOf = async (id: string): Promise<string> => {
  const answer = await app.request('GET', `/customers/${id}/history`)
  return answer.body.items.at(-1).action_id
}
const undo = async (id: string): Promise<void> => {
  const answer = await app.request('POST', `/journal/actions/${await actOf(id)}/undo`, { body: {} })
  expect(answer.status, answer.text).toBeLessThan(300)
}

test('what an undo removes leaves the open list, the selection and the announcement of new ones', async () => {
  const [anna, bert] = await Promise.all([create('Anna'), create('Bert')])
  await create('Stays')
  const page = await site.browse()
  await page.goto('/customers?q=Ghost')
  await page.getByRole('row', { name: /Anna/ }).getByRole('checkbox').click()
  await page.getByRole('row', { name: /Stays/ }).getByRole('checkbox').click()
  const bar = page.getByRole('region', { name: 'Selection', exact: true })
  await bar.getByText('2 selected').waitFor()
  await undo(anna)
  await page.getByRole('row', { name: /Anna/ }).waitFor({ state: 'detached' })
  await bar.getByText('1 selected').waitFor()
  await page.getByText('2 in all', { exact: true }).waitFor()
  expect(await page.getByRole('row', { name: /Bert/ }).count()).toBe(1)
  const late = await create('Late')
  await page.getByRole('button', { name: '1 new customer', exact: true }).waitFor()
  await undo(late)
  await page.getByRole('button', { name: '1 new customer', exact: true }).waitFor({ state: 'detached' })
  await app.request('DELETE', `/customers/${bert}`)
  await page.getByRole('row', { name: /Bert/ }).waitFor({ state: 'detached' })
  await page.context().close()
})

test('it leaves the list too while another page is open, and an open page of it says that it is gone', async () => {
  const [carl, dora] = await Promise.all([create('Carl'), create('Dora')])
  const [page, other] = await Promise.all([site.browse(), site.browse()])
  await other.goto(`/customers/${carl}`)
  await other.getByRole('heading', { level: 1, name: 'Carl Ghost' }).waitFor()
  let listed = 0
  page.on(
    'request',
    (request) =>
      (listed += Number(listAsked(request)?.path === '/customers' && listAsked(request)?.asked.limit === 100)),
  )
  await page.goto('/customers?q=Ghost')
  await page.getByRole('row', { name: /Carl/ }).waitFor()
  await page.getByRole('row', { name: /Dora/ }).getByRole('link').first().click()
  await page.getByRole('heading', { level: 1, name: 'Dora Ghost' }).waitFor()
  await undo(carl)
  await other.getByRole('heading', { level: 1, name: 'This customer is not here' }).waitFor()
  expect(listed).toBeGreaterThan(0)
  listed = 0
  await page.goBack()
  await page.getByRole('row', { name: /Dora/ }).waitFor()
  await page.getByRole('row', { name: /Carl/ }).waitFor({ state: 'detached' })
  expect(listed).toBe(0)
  await app.request('DELETE', `/customers/${dora}`)
  await Promise.all([page.context().close(), other.context().close()])
})

test('no page complained on the console', () => {
  expect(site.complaints).toEqual([])
})
