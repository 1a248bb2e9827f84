import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { afterAll, expect, test, vi } from 'vitest'
import type { Answer } from '../app.ts'
import { importing } from '../importing.ts'
import { expectSound, openSite } from './pages.ts'

const site = await openSite()
const { app } = site
const folder = mkdtempSync(join(tmpdir(), 'clientele-browser-reasons-'))
afterAll(async () => {
  await site.close()
  rmSync(folder, { recursive: true, force: true })
})
await app.request('PATCH', '/settings', { body: { require_email: false, require_first_name: false } })
await app.request('PATCH', '/session', { body: { language: 'de' } })

const create = async (body: object): Promise<string> => {
  const answer = await app.request('POST', '/customers', { body })
  expect(answer.status, answer.text).toBe(201)
  return answer.body.id
}
const over = (id: string): Promise<Answer['body']> =>
  vi.waitFor(
    async () => {
      const { body } = await app.request('GET', `/jobs/${id}`)
      expect(['done', 'failed', 'cancelled']).toContain(body.state)
      return body
    },
    { timeout: 30_000 },
  )
const openJob = async (page: Page, id: string): Promise<void> => {
  await page.goto(`/jobs/${id}`)
  await page.getByRole('table', { name: 'Datensätze' }).waitFor()
}

test('why customers of a bulk change and its undo stayed as they are is said in the language of the reader', async () => {
  const full = await create({ last_name: 'Voll', tags: Array.from({ length: 50 }, (_, at) => `t${at}`) })
  const plain = await create({ last_name: 'Allein' })
  const gone = await app.staff({ name: 'Gustav Gegangen' })
  const body = { selection: { ids: [full, plain] }, expected: 2, action: { kind: 'change', add_tags: ['neu'] } }
  const tagged = (await app.request('POST', '/customers/bulk', { body })).body.id
  await over(tagged)
  const page = await site.browse(app.administrator, { width: 360, dark: true, german: true })
  await openJob(page, tagged)
  await page.getByText('Schlagwörter: Mit diesen Schlagworten hätte der Kunde mehr, als Platz haben.').waitFor()
  await expectSound(page)

  await app.request('PATCH', `/customers/${plain}`, { body: { manager_id: gone.id, first_name: 'Alma' } })
  const { items } = (await app.request('GET', `/customers/${plain}/history`)).body
  await app.request('PATCH', `/customers/${plain}`, { body: { manager_id: null, first_name: 'Anna' } })
  const removal = (await app.request('GET', `/customers/${plain}/history`)).body.items[0]
  await app.request('PATCH', `/staff/${gone.id}`, { body: { active: false } })
  for (const { action_id } of [items[0], removal]) {
    const { body: undo } = await app.request('POST', `/journal/actions/${action_id}/undo`, { body: {} })
    await over(undo.id)
    await openJob(page, undo.id)
    if (action_id === removal.action_id)
      await page
        .getByText('Betreuer: Gustav Gegangen ist nicht mehr aktiv und kann nicht neu gewählt werden.')
        .waitFor()
    else await page.getByText('Vorname: Inzwischen geändert').waitFor()
  }
  await page.context().close()
})

test('remarks of an import speak the language of the reader, with what they are about', async () => {
  const path = join(folder, 'kunden.csv')
  writeFileSync(path, 'Nummer;Nachname;Geschlecht;Vorname\nN-1;Eins;Einhorn;Uwe\n"N-2";Zwei;;Ute;zu viel\n')
  const page = await site.browse(app.administrator, { german: true })
  await page.goto('/customers/import')
  await page.locator('input[type=file]').setInputFiles(path)
  await page.getByRole('button', { name: 'Datei prüfen' }).click()
  const remarks = page.getByRole('table', { name: 'Anmerkungen', exact: true }).last()
  await remarks.getByText('Diese Zeile hat 5 Zellen und die Kopfzeile 4').waitFor()
  await remarks.getByText('Das ist keiner der möglichen Werte (Weiblich, Männlich, Divers)').waitFor()
  await expectSound(page)
  await page.context().close()
})

test('why an import failed is said in the language of the reader, on its page and among the jobs', async () => {
  const { upload, start } = importing(app)
  const mapping = [{ column: 'Email', target: 'email' }]
  const settings = { kind: 'customers', mapping, match: ['email'], mode: 'both' }
  const { body } = await start(await upload('a,b\n1,2\n'), { settings })
  const { state, error } = await over(body.job_id)
  expect({ state, code: error?.code }).toEqual({ state: 'failed', code: 'columns_unknown' })
  const page = await site.browse(app.administrator, { german: true })
  for (const address of [`/customers/import?id=${body.id}`, `/jobs/${body.job_id}`]) {
    await page.goto(address)
    await page.getByText('Die Datei hat keine der zugeordneten Spalten: Email.').waitFor()
    expect(await page.locator('body').innerText()).not.toContain('The file has none')
  }
  await page.context().close()
})

test('no page complained on the console', () => {
  expect(site.complaints).toEqual([])
})
