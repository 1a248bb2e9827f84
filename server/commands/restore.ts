import { join, resolve } from 'node:path'
import pg from 'pg'
import type { Header } from '../platform/backup/format.ts'
import { secretSource } from './secret-source.ts'
import { demandSecret, openBackup, restoreBackup } from '../platform/backup/restore.ts'
import { appliedMigrations, migrate, readMigrations } from '../platform/database/migrate.ts'
import { OperatorError } from '../platform/operator-error.ts'
import { withServer } from './open-program.ts'
import type { Verb } from './verb.ts'

export const restore: Verb = {
  name: 'restore',
  summary: 'Bring back what backup wrote, into a new database.',
  positionals: [{ name: 'FILE', description: 'a file that backup wrote' }],
  options: {
    force: { type: 'boolean', description: 'replace a database that is in use; all that is in it is lost' },
    'without-erased': {
      type: 'boolean',
      description: 'go on without the key to the fingerprints of erased people; an import could bring them back',
    },
  },
  usage: 'A backup of an older version can be restored into a new database, which is then brought to this version.',
  async start(given, { values, positionals }) {
    const backup = await openBackup(resolve(positionals[0] ?? ''))
    await withServer(given, async ({ connection, config }) => {
      const filesDir = join(config.dataDir, 'files')
      const target = {
        connection,
        filesDir,
        secret: secretSource(config),
        forgetKeyed: values['without-erased'] === true,
      }
      demandSecret(backup, target)
      await prepare(connection, backup.header, values.force === true)
      const { tables, files } = await restoreBackup(backup, target)
      await migrate(connection)
      console.log(`Restored ${tables} tables and ${files} files, as they were on ${backup.header.made_at}.`)
    })
  },
}

/** The database must have the tables of the backup: a new one gets them, one of another version is refused. */
export async function prepare(connection: pg.ClientConfig, header: Header, force: boolean) {
  const known = readMigrations()
  const unknown = header.migrations.find(
    (each) => !known.some((own) => own.name === each.name && own.checksum === each.checksum),
  )
  if (unknown) {
    throw new OperatorError(
      `The backup was made by version ${header.product}, which is newer than this program: update it first.`,
    )
  }
  const client = new pg.Client(connection)
  client.on('error', () => undefined)
  await client.connect()
  const there = await appliedMigrations(client)
  const used = there.length > 0 && (await isUsed(client))
  await client.end()
  if (used && !force) {
    throw new OperatorError(
      'The database is in use already: restore into a new one, or replace all that is in it with --force.',
    )
  }
  const last = header.migrations.at(-1)?.name ?? ''
  if (there.some(({ name }) => name > last)) {
    throw new OperatorError(
      `The backup was made by the older version ${header.product}: restore it into a new database (an empty DATA_DIR).`,
    )
  }
  await migrate(
    connection,
    known.filter(({ name }) => name <= last),
  )
}

/** Whatever anybody has done is in the journal. */
async function isUsed(client: pg.Client) {
  const { rows } = await client.query<{ used: boolean }>(
    `select to_regclass('journal') is not null and exists (select from journal) as used`,
  )
  return rows[0]?.used === true
}
