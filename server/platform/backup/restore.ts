import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { readBackup, type BackupReader, type EndRecord, type Header, type TableRecord } from './format.ts'
import { countKeyed, newSecret, recoverSecret, withheld, type SecretSource } from './secret.ts'
import {
  quote,
  readSequences,
  readSuspensions,
  readTables,
  type Partition,
  type Sequence,
} from '../database/catalog.ts'
import { OperatorError } from '../operator-error.ts'
import { restoredFiles } from './restored-files.ts'

type Opened = { header: Header; reader: BackupReader; name: string; close(): void }

/** What came out of a backup. */
export type RestoredBackup = { tables: number; files: number }

/** Opens a backup and reads what it is of. Throws an OperatorError when it is none. */
export async function openBackup(path: string): Promise<Opened> {
  const { reader, close } = await unpack(path)
  const header = await reader.record()
  if (header.record !== 'header') throw new OperatorError(`${path} is no backup of Clientele.`)
  return { header, reader, name: path, close }
}

/** Reads a backup to its end, which has its checksum. Throws an OperatorError when it is damaged or cut off. */
export async function demandWhole(path: string): Promise<void> {
  const { reader } = await unpack(path)
  await reader.finish()
}

async function unpack(path: string): Promise<Pick<Opened, 'reader' | 'close'>> {
  const file = createReadStream(path)
  const unpacked = createGunzip()
  file.on('error', (error) => unpacked.destroy(error))
  const reader = await readBackup(file.pipe(unpacked), path)
  return { reader, close: () => file.destroy() }
}

export type RestoreTarget = {
  connection: pg.ClientConfig
  filesDir: string
  secret: SecretSource
  /** Goes on without the secret: the hashes that it keys are forgotten. */
  forgetKeyed: boolean
}

/** Refuses a backup of whose hashes the secret is not to be had, unless they shall be forgotten. */
export function demandSecret({ header, name }: Opened, { secret, forgetKeyed }: RestoreTarget): void {
  if (header.secret && header.secret.keyed > 0 && !forgetKeyed && !recoverSecret(header.secret, secret))
    throw withoutSecret(name, header.secret.sealed !== undefined, secret)
}

function withoutSecret(name: string, sealed: boolean, { secretKey, backupKey }: SecretSource) {
  const reason =
    secretKey !== undefined
      ? 'SECRET_KEY is not the one that they were made with'
      : !sealed
        ? 'the backup has no key to them (it was made without BACKUP_KEY, or with a SECRET_KEY that is not set now)'
        : backupKey === undefined
          ? 'the key to them needs the BACKUP_KEY that the backup was made with'
          : 'BACKUP_KEY is not the one that the backup was made with'
  return new OperatorError(
    `${name} holds the fingerprints of erased people, and ${reason}: an import could bring erased people back. ` +
      'Set the right key, or go on with --without-erased, which forgets who was erased.',
  )
}

/**
 * Fills a database that has the backup's migrations with its rows and files, in one transaction: it happens whole or
 * not at all. What was there is gone afterwards. A normal owner of the database may do this; indexes and foreign keys
 * are taken away meanwhile and made again from the rows, which also checks them.
 */
export async function restoreBackup(backup: Opened, target: RestoreTarget): Promise<RestoredBackup> {
  demandSecret(backup, target)
  const client = new pg.Client({ ...target.connection, application_name: 'clientele restore' })
  // A connection that breaks fails the statement under way; unheard, it would end the process with a stack.
  client.on('error', () => undefined)
  await client.connect()
  const files = restoredFiles(target.filesDir)
  try {
    await client.query('set statement_timeout = 0; set client_min_messages = warning; begin')
    const tables = new Map((await readTables(client)).map(({ name, columns }) => [name, columns]))
    await client.query(`truncate ${[...tables.keys()].map(quote).join(', ')}`)
    const suspensions = await readSuspensions(client)
    for (const { drop } of suspensions) await client.query(drop)
    await readRecords(backup, client, tables, files.write)
    await restoreSecret(backup, client, target)
    for (const { restore } of suspensions.toReversed()) await client.query(restore)
    await client.query('commit')
    files.keep()
    await client.query('analyze')
    return { tables: tables.size, files: files.count() }
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    files.discard()
    // What is damaged fails in many ways, before the checksum at its end is reached.
    await demandWhole(backup.name)
    throw error
  } finally {
    await client.end().catch(() => undefined)
    backup.close()
  }
}

async function restoreSecret(
  { header, name }: Opened,
  client: pg.Client,
  { secret: source, forgetKeyed }: RestoreTarget,
) {
  if (!header.secret) return
  const secret = recoverSecret(header.secret, source)
  if (!secret && (await countKeyed(client, source.keyedTables)) > 0) {
    // Also somebody who was erased while the backup was being written, after its header.
    if (!forgetKeyed) throw withoutSecret(name, header.secret.sealed !== undefined, source)
    await client.query(`truncate ${source.keyedTables.map(quote).join(', ')}`)
  }
  const kept = source.secretKey === undefined ? secret : undefined
  await client.query(`update ${withheld.table} set ${withheld.column} = $1`, [kept ?? newSecret()])
}

async function readRecords(
  { reader, name }: Opened,
  client: pg.Client,
  tables: Map<string, string[]>,
  writeFile: (path: string, body: AsyncIterable<Buffer>) => Promise<void>,
) {
  const filled = new Set<string>()
  let written = 0
  for (;;) {
    const record = await reader.record()
    if (record.record === 'partitions') await addPartitions(client, record.partitions, tables)
    else if (record.record === 'table') {
      requireSameColumns(record, tables.get(record.table), name)
      await fillTable(client, record, reader.body())
      filled.add(record.table)
    } else if (record.record === 'file') {
      await writeFile(record.path, reader.body())
      written += 1
    } else if (record.record === 'sequences') await setSequences(client, record.sequences)
    else if (record.record === 'end') {
      requireCounted(record, { tables: filled.size, files: written }, name)
      break
    } else throw new OperatorError(`${name} holds something this version of the program does not know.`)
  }
  await reader.finish()
  const absent = [...tables.keys()].find((table) => !filled.has(table))
  if (absent) throw new OperatorError(`${name} is incomplete: it has no table ${absent}.`)
}

function requireCounted({ tables, files }: EndRecord, found: RestoredBackup, name: string) {
  if ((tables ?? found.tables) === found.tables && (files ?? found.files) === found.files) return
  throw new OperatorError(
    `${name} is damaged: it counts ${tables} tables and ${files} files, and has ${found.tables} and ${found.files}.`,
  )
}

function requireSameColumns({ table, columns }: TableRecord, known: string[] | undefined, name: string) {
  if (known?.length === columns.length && columns.every((column) => known.includes(column))) return
  throw new OperatorError(`${name} does not fit this database: its table ${table} has other columns.`)
}

async function fillTable(client: pg.Client, { table, columns }: TableRecord, body: AsyncIterable<Buffer>) {
  const copy = `copy public.${quote(table)} (${columns.map(quote).join(', ')}) from stdin`
  await pipeline(body, client.query(copyFrom(copy)))
}

/** Partitions are made as time goes by; those that a new database lacks are made here. */
async function addPartitions(client: pg.Client, partitions: Partition[], tables: Map<string, string[]>) {
  for (const { parent, name, bound } of partitions) {
    if (!tables.has(parent)) throw new OperatorError(`The backup does not fit: there is no table ${parent}.`)
    const range = /^FOR VALUES FROM \('([^']*)'\) TO \('([^']*)'\)$/.exec(bound)
    if (!range && bound !== 'DEFAULT') throw new OperatorError(`The backup has a partition ${name} of an unknown kind.`)
    const values = range ? `for values from ('${range[1]}') to ('${range[2]}')` : 'default'
    await client.query(
      `create table if not exists public.${quote(name)} partition of public.${quote(parent)} ${values}`,
    )
  }
}

async function setSequences(client: pg.Client, sequences: Sequence[]) {
  const known = new Set((await readSequences(client)).map(({ name }) => name))
  for (const { name, last_value, is_called } of sequences.filter((each) => known.has(each.name))) {
    await client.query('select setval($1::regclass, $2::bigint, $3)', [`public.${quote(name)}`, last_value, is_called])
  }
}
