import type { SecretRecord } from './secret.ts'
import type { Partition, Sequence } from '../database/catalog.ts'
import { OperatorError } from '../operator-error.ts'

/**
 * A backup is a gzip stream: a first line that names it, then records. A record is one line of JSON; those that have a
 * body are followed by its pieces, each with four bytes of length before it, and a piece of no length at the end.
 */
export const firstLine = 'clientele backup 1'

export type Header = {
  record: 'header'
  product: string
  made_at: string
  migrations: { name: string; checksum: string }[]
  /** Absent in backups of older versions, which hold the secret in its row. */
  secret?: SecretRecord
}
export type PartitionsRecord = { record: 'partitions'; partitions: Partition[] }
export type TableRecord = { record: 'table'; table: string; columns: string[] }
export type FileRecord = { record: 'file'; path: string }
export type SequencesRecord = { record: 'sequences'; sequences: Sequence[] }
/** The last record: a file without it was cut off. It counts what came before; files of older versions do not. */
export type EndRecord = { record: 'end'; tables?: number; files?: number }
export type BackupRecord = Header | FileRecord | PartitionsRecord | TableRecord | SequencesRecord | EndRecord

export const writeRecord = (record: BackupRecord): Buffer => Buffer.from(`${JSON.stringify(record)}\n`)

/** The pieces of a record's body. */
export async function* writeBody(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  for await (const piece of source) {
    if (piece.length > 0) yield length(piece.length)
    if (piece.length > 0) yield piece
  }
  yield length(0)
}

function length(bytes: number) {
  const head = Buffer.alloc(4)
  head.writeUInt32BE(bytes)
  return head
}

export type BackupReader = {
  record(): Promise<BackupRecord>
  /** The body of the record just read; it must be read to its end before the next record. */
  body(): AsyncGenerator<Buffer>
  /** Reads what follows the last record, which is the checksum of it all. */
  finish(): Promise<void>
}

/** Reads the (unpacked) stream of a backup. Throws an OperatorError when it is something else, or cut off. */
export async function readBackup(source: AsyncIterable<Buffer>, name: string): Promise<BackupReader> {
  const incoming = source[Symbol.asyncIterator]()
  let held: Buffer = Buffer.alloc(0)

  async function next() {
    try {
      return await incoming.next()
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException
      if (code === 'ENOENT') throw error
      if (code === 'Z_BUF_ERROR') throw new OperatorError(`${name} is incomplete: it ends in the middle.`)
      throw new OperatorError(`${name} is no backup of Clientele, or is damaged (${message}).`)
    }
  }
  async function more() {
    const { done, value } = await next()
    if (done) throw new OperatorError(`${name} is incomplete: it ends in the middle.`)
    held = held.length === 0 ? value : Buffer.concat([held, value])
  }
  async function take(bytes: number) {
    while (held.length < bytes) await more()
    const taken = held.subarray(0, bytes)
    held = held.subarray(bytes)
    return taken
  }
  async function line() {
    let end = held.indexOf(10)
    for (; end < 0; end = held.indexOf(10)) await more()
    return (await take(end + 1)).toString('utf8', 0, end)
  }

  while (held.length < firstLine.length) await more()
  if (!held.toString('utf8', 0, firstLine.length).startsWith(firstLine)) {
    throw new OperatorError(`${name} is no backup of Clientele.`)
  }
  await line()
  return {
    async record() {
      const text = await line()
      try {
        return JSON.parse(text) as BackupRecord
      } catch {
        throw new OperatorError(`${name} is damaged.`)
      }
    },
    async *body() {
      for (;;) {
        const bytes = (await take(4)).readUInt32BE()
        if (bytes === 0) return
        yield await take(bytes)
      }
    },
    async finish() {
      while (!(await next()).done);
    },
  }
}
