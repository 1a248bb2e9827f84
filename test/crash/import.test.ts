import { afterAll, expect, onTestFailed, test, vi } from 'vitest'
import { startProgram } from '../program.ts'
import { client } from './client.ts'
import { connectionOf, databasePid, killDatabase, makeKey, select, temporaryFolder } from './installation.ts'
import { until } from './until.ts'

const folder = temporaryFolder('import')
const DATA_DIR = folder.dataDir('data')
afterAll(() => folder.remove())

const rows = 4_500
const hash = '$2b$04$zzzzzzzzzzzzzzzzzzzzzufan2yYcseVusKjnNRCdZ5k.lrofJNmq'

/** Every third row is about somebody who is there already; every hundredth is torn; none has the key of another. */
const table = (): string => {
  const lines = Array.from({ length: rows }, (_, at) =>
    at % 100 === 99
      ? ',,,,x'
      : `K${at},Crash ${at},crash${at}@example.com,${at % 3 ? `+49 30 ${1_000_000 + at}` : ''},${at % 2 ? hash : ''}`,
  )
  return `id,last_name,email,phone,password\n${lines.join('\n')}\n`
}

const settings = {
  mapping: [
    { column: 'id', target: 'external_ids', source: 'crash' },
    { column: 'last_name', target: 'last_name' },
    { column: 'email', target: 'email' },
    { column: 'phone', target: 'phones' },
    { column: 'password', target: 'account.password_hash' },
  ],
  match: ['external_id'],
  mode: 'both',
  accounts: true,
}

test(
  'an import that is killed again and again brings each row once, and tells so once',
  { timeout: 700_000 },
  async () => {
    const env = { DATA_DIR }
    const key = await makeKey(env)
    let program = await startProgram(env)
    onTestFailed(() => console.error(program.stderr()))
    const ask = client(() => program.origin, key)
    const upload = async (content: string) =>
      (await ask('POST', '/files?purpose=import_source&name=crash.csv', content, { 'content-type': 'text/csv' })).body
        .id
    const start = async (content: string) => {
      const answer = await ask('POST', '/imports', { file_id: await upload(content), settings })
      expect(answer.status, JSON.stringify(answer.body)).toBe(201)
      return answer.body.id as string
    }
    const look = async (id: string) => (await ask('GET', `/imports/${id}`)).body
    /** A job whose process died is taken up after a while. */
    const ended = (id: string) =>
      vi.waitFor(async () => expect((await look(id)).state).toBe('done'), { timeout: 240_000, interval: 250 })

    // A third of them is there already, under another name.
    const known = Array.from({ length: rows / 3 }, (_, at) => `K${at * 3},Before ${at * 3},,,`)
    await ended(await start(`id,last_name,email,phone,password\n${known.join('\n')}\n`))
    const id = await start(table())
    for (const withDatabase of [false, true]) {
      const before = (await look(id)).counts.read as number
      await until(async () => {
        const { state, counts } = await look(id)
        expect(state === 'done' || counts.read > before + 600 * Math.random()).toBe(true)
      })
      expect((await look(id)).state, 'it is killed in the middle').not.toBe('done')
      await Promise.all([program.stop('SIGKILL'), withDatabase ? killDatabase(DATA_DIR) : null])
      program = await startProgram(env)
      if (withDatabase) expect(databasePid(DATA_DIR)).toBeDefined()
    }
    await ended(id)

    const { counts } = await look(id)
    const torn = rows / 100
    // Row 99, 399 and so on would have been those of somebody who is there.
    const updated = known.filter((_, at) => (at * 3) % 100 !== 99).length
    expect(counts).toMatchObject({
      read: rows,
      refused: torn,
      updated,
      created: rows - torn - updated,
      skipped: 0,
      unchanged: 0,
    })
    const db = connectionOf(DATA_DIR)
    const [once] = await select<Record<string, number>>(
      db,
      `select count(*)::int as made, count(distinct last_name)::int as names,
       (select count(*)::int from customer_phones) as phones, (select count(*)::int from customer_external_ids) as ids,
       (select count(*)::int from accounts) as accounts, (select count(*)::int from account_credentials) as passwords
     from customers where last_name like 'Crash %'`,
    )
    const brought = rows - torn
    const opened = rows - torn - updated
    expect(once).toMatchObject({
      made: brought,
      names: brought,
      phones: opened,
      accounts: opened,
      ids: opened + known.length,
    })
    const lines = await select<{ kind: string; n: number; different: number }>(
      db,
      `select kind, count(*)::int as n, count(distinct subject_id)::int as different from journal where action_id = '${id}' group by kind order by kind`,
    )
    const of = (n: number) => ({ n, different: n })
    expect(lines).toEqual([
      { kind: 'account.added', ...of(opened) },
      { kind: 'account.password_imported', ...of(once!['passwords']!) },
      { kind: 'customer.changed', ...of(updated) },
      { kind: 'customer.created', ...of(opened) },
      { kind: 'import.finished', ...of(1) },
      { kind: 'import.started', ...of(1) },
    ])
    expect(await program.stop()).toMatchObject({ code: 0 })
  },
)
