import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, onTestFailed, test } from 'vitest'
import { beginProgram, runProgram, startProgram } from '../program.ts'
import { client, type Answer } from './client.ts'
import { filesOf } from './content.ts'
import { killDatabase, makeKey, temporaryFolder } from './installation.ts'
import { smallDisk } from './small-disk.ts'
import { allCustomers, expectGapless, expectLedger, settledLines } from './truth.ts'
import { until } from './until.ts'
import { startWriters } from './writers.ts'

const folder = temporaryFolder('disk')
const disk = smallDisk(join(folder.path, 'disk'), 420)
if (!disk)
  console.warn('No small disk can be mounted here (it takes root on Linux): what a full disk does is not tested.')
const DATA_DIR = folder.dataDir('disk/data')
const env = { DATA_DIR, METRICS_TOKEN: 'a token of metrics' }
afterAll(async () => {
  await killDatabase(DATA_DIR, 'SIGQUIT')
  disk?.unmount()
  await folder.remove()
})

const megabyte = 1_000_000
const reserve = join(DATA_DIR, 'reserve')
const csv = (rows: number) =>
  Buffer.from(`last_name\n${Array.from({ length: rows }, (_, at) => `Imported ${at}`).join('\n')}\n`)
const refused = ({ status, body }: Answer) => ({ status, code: body?.error?.code, message: body?.error?.message })
const full = { status: 507, code: 'disk_full', message: expect.stringMatching(/disk .* full/) }

test.skipIf(!disk)(
  'a disk fills up: reads go on, writes are told so, nothing is lost, and with room all goes on',
  async () => {
    const { fill, empty, free } = disk!
    let program = await startProgram(env)
    onTestFailed(() => console.error(program.stderr()))
    const key = await makeKey(env)
    const ada = ['--email', 'ada@example.com', '--name', 'Ada', '--password', 'bread tulip vinyl']
    expect(await runProgram(['staff', 'create', ...ada], env)).toMatchObject({ code: 0 })
    const ask = client(() => program.origin, key)
    const upload = (bytes: Uint8Array) =>
      ask('POST', '/files?purpose=import_source&name=list.csv', bytes, { 'content-type': 'text/csv' })
    const state = async () => (await ask('GET', '/disks')).body.items[0].state
    await until(() => expect(existsSync(reserve)).toBe(true))
    expect((await ask('GET', '/disks')).body).toMatchObject({
      items: [{ holds: ['database', 'files'], state: 'fine' }],
      database_elsewhere: false,
    })
    const writers = startWriters('disk', [ask, ask])
    const { ledger } = writers
    await until(() => expect(ledger.count).toBeGreaterThan(40))
    await writers.stop()
    const stored = await upload(csv(8_000))
    expect(stored.status).toBe(201)
    const kept = filesOf(join(DATA_DIR, 'files'))
    const settings = { mapping: [{ column: 'last_name', target: 'last_name' }], mode: 'create' }
    const begun = await ask('POST', '/imports', { file_id: stored.body.id, settings })
    expect(begun.status, JSON.stringify(begun.body)).toBe(201)
    const job = async () => (await ask('GET', `/jobs/${begun.body.job_id}`)).body
    await until(async () => expect((await job()).progress).toBeGreaterThan(0))

    // Too little room for files, enough for all else. An upload that announces nothing is stopped on its way.
    fill(70 * megabyte)
    await until(async () => expect(await state()).toBe('no_files'))
    expect(refused(await upload(csv(10)))).toEqual(full)
    expect(await state()).toBe('no_files')
    const small = {
      first_name: 'Sam',
      last_name: 'disk-small',
      email: 'sam@load.example',
      phones: [{ number: '+49 30 5550200' }],
    }
    expect((await ask('POST', '/customers', { last_name: 'Still' })).status).toBe(201)

    const asked = await ask('POST', '/exports', { resource: 'customers' })
    expect(asked.status).toBe(201)
    await until(async () =>
      expect((await ask('GET', `/exports/${asked.body.id}`)).body).toMatchObject({
        state: 'failed',
        error: { code: 'disk_full' },
        files: [],
      }),
    )

    // Not a byte is left: the reserve is given up, by which the database goes on.
    fill()
    await until(async () => expect(await state()).toBe('no_writes'))
    await until(() => expect(existsSync(reserve)).toBe(false))
    // What was writing just then may have taken the database down; with the reserve it comes up again by itself.
    await until(async () => expect((await ask('GET', '/customers')).status).toBe(200))
    expect(refused(await ask('POST', '/customers', small))).toEqual(full)
    expect(refused(await upload(csv(10)))).toEqual(full)
    for (let reads = 0; reads < 20; reads++) expect((await ask('GET', '/customers?q=disk')).status).toBe(200)
    expect((await ask('GET', '/readyz')).status).toBe(200)
    expect((await ask('DELETE', `/customers/${ledger.created.at(-1)!.answer!.id}`)).status).toBe(204)
    ledger.created.pop()
    await until(async () => expect(await job()).toMatchObject({ state: 'queued', error: { code: 'disk_full' } }))
    const metrics = await fetch(`${program.origin}/metrics`, {
      headers: { authorization: `Bearer ${env.METRICS_TOKEN}` },
    })
    expect(await metrics.text()).toMatch(/clientele_disk_free_bytes\{holds="database files"\} \d+\n/)
    expect(filesOf(join(DATA_DIR, 'files'))).toEqual(kept)

    const login = { email: 'ada@example.com', password: 'bread tulip vinyl' }
    expect((await client(program.origin)('POST', '/session', login)).status).toBe(200)
    const backup = join(disk!.path, 'backup.gz')
    fill()
    expect(await runProgram(['backup', backup], env)).toEqual({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/^The disk is full: .*\.\n$/),
    })
    expect([backup, `${backup}.part`].filter((path) => existsSync(path))).toEqual([])

    // Others take that, too, and the database dies: it cannot come up, and says so; so does a start.
    fill()
    await killDatabase(DATA_DIR)
    await until(() => expect(program.stderr()).toMatch(/is full, and the database needs room to start/))
    expect((await ask('GET', '/customers')).status).toBe(503)
    await program.stop('SIGKILL')
    const start = await beginProgram(env).ended
    expect(start).toMatchObject({ code: 1, stderr: expect.stringMatching(/^The disk that holds .* is full.*\n$/m) })

    empty()
    program = await startProgram(env)
    await until(async () => expect((await job()).state).toBe('done'))
    expect((await ask('POST', '/customers', small)).status).toBe(201)
    expect((await upload(csv(10))).status).toBe(201)
    await until(() => expect(existsSync(reserve)).toBe(true))
    expect(free()).toBeGreaterThan(100 * megabyte)
    const customers = await allCustomers(ask)
    expect(customers.filter(({ last_name }) => last_name?.startsWith('Imported'))).toHaveLength(8_000)
    const lines = await settledLines(ask, [])
    expectGapless(lines)
    ledger.tried.clear()
    expectLedger(ledger, customers, lines)
    expect(await runProgram(['verify'], env)).toMatchObject({ code: 0, stderr: '' })
    expect(await program.stop()).toMatchObject({ code: 0 })
  },
  120_000,
)
