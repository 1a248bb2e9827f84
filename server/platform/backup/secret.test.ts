import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '../../../test/database.ts'
import { openBackup, restoreBackup } from './restore.ts'
import type { SecretSource } from './secret.ts'
import { writeBackup } from './write.ts'

const folder = mkdtempSync(join(tmpdir(), 'clientele-secret-'))
const file = join(folder, 'backup.gz')
const databases: TestDatabase[] = []
const database = async (): Promise<TestDatabase> => {
  const made = await testDatabase()
  databases.push(made)
  // Clones of the template have its secret; installations have each their own.
  await select(made, `update installation set secret = decode('${randomBytes(32).toString('hex')}', 'hex')`)
  return made
}
const source = await database()
afterAll(async () => {
  for (const each of databases) await each.drop()
  rmSync(folder, { recursive: true })
})

async function select(on: TestDatabase, sql: string) {
  const client = new pg.Client(on.connection)
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

const secretOf = async (on: TestDatabase): Promise<string> =>
  (await select(on, `select encode(secret, 'hex') as secret from installation`))[0].secret
const erasedOf = async (on: TestDatabase): Promise<number> =>
  (await select(on, 'select count(*)::int as count from erased_identities'))[0].count

const keys = (given: Partial<SecretSource> = {}): SecretSource => ({
  secretKey: undefined,
  backupKey: undefined,
  keyedTables: ['erased_identities'],
  ...given,
})
const backupKey = 'kept in a drawer far away'

const write = (secret: SecretSource, from = source) =>
  writeBackup(file, { connection: from.connection, filesDir: join(folder, 'none'), product: '1.2.3', secret })

async function restore(secret: SecretSource, forgetKeyed = false) {
  const target = await database()
  const before = await secretOf(target)
  const restoring = restoreBackup(await openBackup(file), {
    connection: target.connection,
    filesDir: join(folder, 'files'),
    secret,
    forgetKeyed,
  })
  return { target, before, restoring }
}

beforeAll(() =>
  select(source, `insert into erased_identities (hash, kind) values ('\\x01', 'email'), ('\\x02', 'email')`),
)

test('with BACKUP_KEY the secret goes along sealed, and nothing in the file opens it', async () => {
  const secret = await secretOf(source)
  await write(keys({ backupKey }))
  const content = gunzipSync(readFileSync(file))
  for (const plain of [
    secret,
    Buffer.from(secret, 'hex').toString('base64url'),
    Buffer.from(secret, 'hex').toString('base64'),
  ])
    expect(content.includes(plain)).toBe(false)
  expect(content.includes(Buffer.from(secret, 'hex'))).toBe(false)
  const { target, before, restoring } = await restore(keys({ backupKey }))
  await restoring
  expect(before).not.toBe(secret)
  expect(await secretOf(target)).toBe(secret)
  expect(await erasedOf(target)).toBe(2)
})

test.for([
  [keys(), 'needs the BACKUP_KEY that the backup was made with'],
  [keys({ backupKey: 'another key for all I know' }), 'BACKUP_KEY is not the one'],
  [keys({ backupKey, secretKey: 'from another installation, 1234567890' }), 'SECRET_KEY is not the one'],
] as const)(
  'a restore without the right key stops, changes nothing and says what could happen: %j',
  async ([given, said]) => {
    await write(keys({ backupKey }))
    const { target, before, restoring } = await restore(given)
    await expect(restoring).rejects.toThrow(said)
    await expect(restoring).rejects.toThrow(/could bring erased people back.*--without-erased/)
    expect([await secretOf(target), await erasedOf(target)]).toEqual([before, 0])
  },
)

test('a backup without BACKUP_KEY has no key in it; told to go on, the restore forgets who was erased', async () => {
  const secret = await secretOf(source)
  await write(keys())
  const content = gunzipSync(readFileSync(file)).toString('latin1')
  expect(content).not.toContain(secret)
  await expect((await restore(keys({ backupKey }))).restoring).rejects.toThrow('the backup has no key to them')
  const { target, before, restoring } = await restore(keys({ backupKey }), true)
  await restoring
  expect(await erasedOf(target)).toBe(0)
  expect([secret, before, '']).not.toContain(await secretOf(target))
})

test('where nobody was erased no key is asked for', async () => {
  const fresh = await database()
  await write(keys(), fresh)
  const { target, restoring } = await restore(keys())
  await restoring
  expect((await secretOf(target)).length).toBe(64)
  expect(await secretOf(target)).not.toBe(await secretOf(fresh))
})

test('with SECRET_KEY the same one is asked for, and no key of the database takes its place', async () => {
  const secretKey = 'a key of the environment, long enough'
  await write(keys({ secretKey, backupKey }))
  await expect((await restore(keys({ backupKey }))).restoring).rejects.toThrow('the backup has no key to them')
  const { target, restoring } = await restore(keys({ secretKey }))
  await restoring
  expect(await erasedOf(target)).toBe(2)
  expect(await secretOf(target)).not.toBe(await secretOf(source))
})

test('somebody who is erased while the backup is being written is not forgotten in silence', async () => {
  const busy = await database()
  // The header counts nobody; the rows hold somebody.
  await write(keys(), busy)
  const { restoring } = await restore({ ...keys(), keyedTables: ['schema_migrations'] })
  await expect(restoring).rejects.toThrow(/could bring erased people back/)
})
