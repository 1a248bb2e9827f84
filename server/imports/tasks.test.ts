import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testApp, type Caller } from '../../test/app.ts'
import { testDatabase } from '../../test/database.ts'
import { codes, importing } from '../../test/importing.ts'
import { runProgram } from '../../test/program.ts'
import { undoing } from '../../test/undoing.ts'

const app = await testApp({ background: true })
afterAll(() => app.close())
const { bring, upload, start } = importing(app)
const { undone } = undoing(app)

const columns = (...targets: string[]) => targets.map((target) => ({ column: target, target }))
const settings = (targets: string[], more: object = {}) => ({
  settings: { resource: 'tasks', mapping: columns(...targets), match: ['external_id'], mode: 'both', ...more },
})
const tasks = async (q: string, as?: Caller) =>
  (await app.request('GET', '/tasks', { query: { q }, ...(as && { as }) })).body.items
const preview = async (content: string | Buffer, more: object = {}, as?: Caller) => {
  const file_id = await upload(content, 'tasks.csv', as)
  const answer = await app.request('POST', '/imports/preview', {
    body: { file_id, resource: 'tasks', ...more },
    ...(as && { as }),
  })
  expect(answer.status, answer.text).toBe(200)
  return answer.body
}
const mapped = ({ settings: found }: { settings: { mapping: { target: string }[] } }) =>
  found.mapping.map(({ target }) => target)
const person = async (body: object) => (await app.request('POST', '/customers', { body })).body

let ada: { id: string; number: string }
let colleague: Caller
beforeAll(async () => {
  ada = await person({
    first_name: 'Ada',
    last_name: 'Lovelace',
    email: 'ada@example.com',
    external_ids: [{ source: 'shop', external_id: '17' }],
  })
  colleague = await app.staff({ name: 'Carl Colleague' })
})

describe('headings', () => {
  test('are known as programs and people write them, in every language, and by common words', async () => {
    const every = ['title', 'details', 'due_on', 'due_at', 'performer', 'customer', 'completed', 'external_ids', 'id']
    for (const heading of [
      every.join(','),
      'Task,Details,Due,Due at,For,Customer,Done,External ids,Id',
      'Aufgabe,Einzelheiten,Fällig,Fällig um,Für,Kunde,Erledigt,Externe Nummern,Id',
      'Subject,Description,Deadline,due time,Assignee,customer number,Completed,external_ids,task id',
    ])
      expect(mapped(await preview(`${heading}\n`)), heading).toEqual(every)
    const found = await preview('Betreff,external_id_jira,Nonsense\nCall,J-1,x\n')
    expect(found.settings).toMatchObject({
      resource: 'tasks',
      mapping: [
        { column: 'Betreff', target: 'title' },
        { column: 'external_id_jira', target: 'external_ids', source: 'jira' },
      ],
      match: ['external_id'],
      mode: 'both',
    })
  })

  test('settings say nothing that tasks do not have', async () => {
    const file_id = await upload('title\nx\n')
    const refused = async (more: object, mapping = columns('title')) => {
      const { status, body } = await start(file_id, {
        settings: { resource: 'tasks', mapping, mode: 'create', ...more },
      })
      return [status, Object.keys(body.error.fields)]
    }
    expect(await refused({}, columns('title', 'last_name'))).toEqual([422, ['settings.mapping.1.target']])
    expect(await refused({ match: ['email'] })).toEqual([422, ['settings.match.0']])
    expect(await refused({ accounts: true })).toEqual([422, ['settings.accounts']])
  })
})

describe('a file of tasks', () => {
  const targets = ['title', 'due_on', 'performer', 'customer', 'completed', 'external_ids']
  const header = `${targets.join(',')}\n`

  test('comes in, finds what it names, and changes nothing a second time', async () => {
    const file =
      header +
      `Call Ada,2031-05-06,carl colleague,${ada.number},no,jira:1\n` +
      `Write to Ada,6.5.2031,${app.administrator.id},ada@example.com,yes,jira:2\n` +
      'Send samples,,,shop:17,,jira:3\n' +
      'Ask Ada,,,ada lovelace,,jira:4\n' +
      `Tidy up,,,${ada.id},,jira:5\n`
    const done = await bring(file, settings(targets))
    expect(done).toMatchObject({ counts: { created: 5, warnings: 0, refused: 0 }, settings: { resource: 'tasks' } })
    const [call] = await tasks('Call Ada')
    expect(call).toMatchObject({
      due_on: '2031-05-06',
      performer_id: colleague.id,
      customer_id: ada.id,
      completed: false,
    })
    expect(call).toMatchObject({
      author_id: app.administrator.id,
      external_ids: [{ source: 'jira', external_id: '1' }],
    })
    expect((await tasks('Write to'))[0]).toMatchObject({ due_on: '2031-05-06', completed: true })
    expect((await tasks('Write to'))[0].completed_at).not.toBeNull()
    for (const q of ['samples', 'Ask Ada', 'Tidy']) expect((await tasks(q))[0]).toMatchObject({ customer_id: ada.id })
    expect((await tasks('samples'))[0]).toMatchObject({ performer_id: null })
    const again = await bring(file, settings(targets))
    expect(again.counts).toMatchObject({ unchanged: 5, warnings: 0 })
    const { body } = await app.request('GET', `/tasks/${call.id}/history`)
    expect(body.items.map(({ kind }: { kind: string }) => kind)).toEqual(['task.created'])
    const changed = await bring(`${header}Call Ada again,2031-05-07,,,,jira:1\n`, settings(targets))
    expect(changed.counts).toMatchObject({ updated: 1 })
    expect((await tasks('Call Ada again'))[0]).toMatchObject({ due_on: '2031-05-07', performer_id: colleague.id })
    const only = await bring(`${header}New one,,,,,jira:9\nOther,,,,,jira:1\n`, settings(targets, { mode: 'create' }))
    expect([only.counts.created, only.counts.skipped, codes(only)]).toEqual([1, 1, ['exists']])
  })

  test('rows that contradict each other come to rest: the last one has the last word, and lists grow', async () => {
    const file =
      header +
      `First words,2031-05-06,carl colleague,,no,twice:1\n` +
      `Other words,2031-05-06,,,no,twice:1\n` +
      `Last words,2031-05-08,,,no,"twice:1, other:1"\n`
    expect((await bring(file, settings(targets))).counts).toMatchObject({ created: 1, updated: 2 })
    const [task] = await tasks('Last words')
    expect(task).toMatchObject({ title: 'Last words', due_on: '2031-05-08', performer_id: colleague.id })
    expect(task.external_ids).toHaveLength(2)
    const again = await bring(file, settings(targets))
    expect(again.counts).toMatchObject({ created: 0, updated: 0, unchanged: 3 })
    expect(codes(again)).toEqual(['said_later', 'said_later', 'said_later', 'said_later'])
    expect((await tasks('Last words'))[0].version).toBe(task.version)
  })

  test('an empty cell empties where it is said, but never what a task cannot be without', async () => {
    const clear = settings(targets, { empty: 'clear' })
    await bring(`${header}Emptied,2031-01-02,carl colleague,${ada.number},,e:1\n`, settings(targets))
    expect((await bring(`${header},,,,,e:1\n`, clear)).counts).toMatchObject({ updated: 1 })
    expect((await tasks('Emptied'))[0]).toMatchObject({ due_on: null, performer_id: null, customer_id: null })
  })

  test('cells that cannot be read are remarks, and the rest of the row comes in', async () => {
    for (const last_name of ['One', 'Two'])
      await person({ first_name: 'Twin', last_name, email: 'twin@example.com', account: false })
    const gone = await app.staff({ name: 'Greta Gone' })
    await app.request('PATCH', `/staff/${gone.id}`, { body: { active: false } })
    const done = await bring(
      header +
        'Zr1,some day,nobody at all,K-none,perhaps,jira:r1\n' +
        'Zr2,,greta gone,twin@example.com,,nonsense\n' +
        ',,,,,jira:r3\n' +
        `Zr4,,,,,jira:r4\nZr5,,,,,jira:r4\n`,
      settings(targets),
    )
    expect(done.counts).toMatchObject({ created: 2, updated: 1, refused: 2, warnings: 4 })
    const told = done.problems.map(({ row, column, code }: Record<string, unknown>) => [row, column, code])
    expect(told).toEqual([
      [3, null, 'key'],
      [4, 'title', 'required'],
      [2, 'due_on', 'date'],
      [2, 'completed', 'flag'],
      [2, 'performer', 'reference'],
      [2, 'customer', 'reference'],
    ])
    expect((await tasks('Zr1'))[0]).toMatchObject({ due_on: null, performer_id: null, customer_id: null })
    expect((await tasks('Zr5'))[0].external_ids).toEqual([{ source: 'jira', external_id: 'r4' }])
    const two = await bring(`${header}Zr2,,greta gone,twin@example.com,,jira:r2\n`, settings(targets))
    expect([codes(two), two.counts.created]).toEqual([['not_active', 'several'], 1])
    expect(two.problems[0]).toMatchObject({ column: 'performer', value: 'greta gone', params: { name: 'Greta Gone' } })
    const { text } = await app.request('GET', `/files/${two.error_file_id}/content`)
    expect(text).toContain('2,customer,twin@example.com,created,several,')
  })

  test('a check tells each change and writes nothing; an undo takes the import back as one', async () => {
    await bring(`${header}Zu old,,,${ada.number},,u:1\n`, settings(targets))
    const file = `${header}Zu changed,,,,yes,u:1\nZu new,,,,,u:2\nZu newer,,,,,u:2\n`
    const check = await bring(file, { ...settings(targets), dry_run: true })
    expect(check.counts).toMatchObject({ created: 1, updated: 2 })
    const { items } = (await app.request('GET', `/imports/${check.id}/rows`)).body
    const [old] = await tasks('Zu old')
    expect(items[0]).toMatchObject({ record_id: old.id, customer_id: ada.id, display_name: 'Zu changed' })
    expect(items[0].changes).toEqual([
      { field: 'title', from: 'Zu old', to: 'Zu changed' },
      { field: 'completed', from: false, to: true },
    ])
    expect(items[1]).toMatchObject({ record_id: null, outcome: 'created' })
    expect(items[1].changes).toContainEqual({ field: 'external_ids.u', from: null, to: '2' })
    expect(items[2].changes).toEqual([{ field: 'title', from: 'Zu new', to: 'Zu newer' }])
    expect(await tasks('Zu')).toHaveLength(1)
    const done = await bring(file, settings(targets))
    expect(done.counts).toMatchObject({ created: 1, updated: 2 })
    expect((await undone(done.action_id)).counts).toMatchObject({ refused: 0 })
    expect(await tasks('Zu')).toMatchObject([{ title: 'Zu old', completed: false }])
  })
})

test('the command line checks and imports tasks', { timeout: 60_000 }, async () => {
  const database = await testDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'clientele-tasks-'))
  const env = { DATABASE_URL: database.connectionString, DATA_DIR: join(folder, 'data') }
  const path = join(folder, 'tasks.csv')
  writeFileSync(path, 'Aufgabe;Fällig;Kunde;external_id_jira\nAnrufen;6.5.2031;K-1;1\n;;;2\n')
  const checked = await runProgram(['import', 'tasks', path, '--dry-run'], env)
  expect(checked.stderr).toContain('Aufgabe → title')
  expect(checked.stdout).toContain('Checked 2 rows: 1 created')
  const done = await runProgram(['import', 'tasks', path], env)
  expect([done.code, done.stdout]).toEqual([1, expect.stringContaining('Imported 2 rows: 1 created')])
  expect(done.stderr).toContain('Row 2, Kunde: Nothing that you may see is called so.')
  expect((await runProgram(['import', 'tasks', path, '--profile', 'northwind'], env)).stderr).toContain(
    'use "import customers"',
  )
  const help = (await runProgram(['import', 'tasks', '--help'], env)).stdout
  expect([help.includes('id, external_id'), help.includes('--phones')]).toEqual([true, false])
  rmSync(folder, { recursive: true, force: true })
  await database.drop()
})
