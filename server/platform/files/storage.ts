import type { ReadStream } from 'node:fs'
import type { Selectable } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { Config } from '../config.ts'
import { whileRoom } from '../disk/demand.ts'
import { filesFolder, readBytes, removeBytes, writeBytes } from './bytes.ts'
import type { FilesTable } from './tables.ts'
import { enqueue, type JobKind } from '../jobs/jobs.ts'
import { agreedType } from './media-type.ts'
import { Refusal } from '../refusal.ts'
import type { Reading, Tx } from '../database/tx.ts'

export type FileRow = Selectable<FilesTable>

export interface FileMeta {
  name: string
  purpose: string
  /** As declared by who brings it; what the bytes are is looked at. */
  media_type?: string | undefined
  customer_id?: string
  expires_at?: Date
  /** Most bytes; the upload limit of the installation unless said otherwise. */
  limit?: number
}

/**
 * Stores a stream under DATA_DIR/files and its row through `db`: outside a transaction, or inside one that shall not
 * last longer than the stream. Bytes of a transaction that is undone are cleaned up later. Refuses with `too_large`,
 * and with `disk_full` where it would take the room that the database needs.
 */
export async function storeFile(
  { db, actor }: Reading,
  config: Pick<Config, 'dataDir' | 'databaseUrl' | 'uploadLimit'>,
  stream: AsyncIterable<Uint8Array>,
  meta: FileMeta,
): Promise<FileRow> {
  const folder = filesFolder(config)
  const { key, size, sha256, sniffed } = await writeBytes(
    folder,
    whileRoom(config, stream),
    meta.limit ?? config.uploadLimit,
  )
  try {
    return await db
      .insertInto('files')
      .values({
        id: uuidv7(),
        key,
        name: fileName(meta.name),
        media_type: agreedType(meta.media_type, sniffed),
        size,
        sha256,
        purpose: meta.purpose,
        customer_id: meta.customer_id ?? null,
        created_by_kind: actor.kind,
        created_by_id: actor.id,
        created_by_name: actor.name,
        expires_at: meta.expires_at ?? null,
      })
      .returningAll()
      .executeTakeFirstOrThrow()
  } catch (error) {
    await removeBytes(folder, key)
    throw error
  }
}

/** The row of a file; refuses with `not_found`. What somebody may see is for the caller to check, by purpose. */
export async function findFile({ db }: Pick<Reading, 'db'>, id: string): Promise<FileRow> {
  const row = await db.selectFrom('files').selectAll().where('id', '=', id).executeTakeFirst()
  if (row && (row.expires_at === null || row.expires_at > new Date().toISOString())) return row
  throw new Refusal('not_found', 'There is no such file, or it has expired.')
}

/** Opens the bytes of a file; refuses with `not_found` when it is gone or its bytes are not in this DATA_DIR. */
export async function openFile(
  reading: Pick<Reading, 'db'>,
  config: Pick<Config, 'dataDir'>,
  id: string,
  range?: { start: number; end: number },
): Promise<{ file: FileRow; stream: ReadStream }> {
  const file = await findFile(reading, id)
  const stream = await readBytes(filesFolder(config), file.key, range)
  if (!stream)
    throw new Refusal('not_found', `The content of "${file.name}" is not in the data folder of this program.`)
  return { file, stream }
}

/** Holds the row of a file until the end of the transaction, where it is still there. */
export async function lockFile(tx: Tx, id: string): Promise<void> {
  await tx.db.selectFrom('files').select('id').where('id', '=', id).forUpdate().execute()
}

/** Deletes a file: its row now, its bytes after the commit. Nothing happens when it is gone already. */
export async function deleteFile(tx: Tx, id: string): Promise<void> {
  const gone = await tx.db.deleteFrom('files').where('id', '=', id).returning('key').execute()
  await removeLater(
    tx,
    gone.map(({ key }) => key),
  )
}

/** Deletes all files of customers. */
export async function deleteFilesOf(tx: Tx, customerIds: readonly string[]): Promise<void> {
  const gone = await tx.db.deleteFrom('files').where('customer_id', 'in', customerIds).returning('key').execute()
  await removeLater(
    tx,
    gone.map(({ key }) => key),
  )
}

async function removeLater(tx: Tx, keys: string[]): Promise<void> {
  if (keys.length > 0) await enqueue(tx, removal, { keys })
}

/** Removes the bytes of files whose rows are gone. */
export const removal: JobKind<{ keys: string[] }> = {
  name: 'files.remove',
  resumable: true,
  maxAttempts: 10,
  background: true,
  async run({ params, program }) {
    for (const key of params.keys) await removeBytes(filesFolder(program.config), key)
  },
}

/** A name without folders and control characters, at most 255 characters. */
export function fileName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  // oxlint-disable-next-line no-control-regex -- control characters are what must go
  const clean = last.replace(/[\u0000-\u001f\u007f]/g, '').trim()
  return clean.slice(-255) || 'file'
}
