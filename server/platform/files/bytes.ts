import { createHash, randomBytes } from 'node:crypto'
import { createReadStream, type ReadStream } from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Config } from '../config.ts'
import { sniff } from './media-type.ts'
import { Refusal } from '../refusal.ts'

/** Bytes that lie safely on the disk, under a random name. */
export interface StoredBytes {
  key: string
  size: number
  sha256: string
  /** What the first bytes say they are. */
  sniffed: string | null
}

/** Where the bytes of files live. All processes of an installation share this folder. */
export const filesFolder = (config: Pick<Config, 'dataDir'>): string => join(config.dataDir, 'files')

/** Path of the bytes: two levels of folders keep each of them small. */
export const bytesPath = (folder: string, key: string): string => join(folder, key.slice(0, 2), key.slice(2, 4), key)

/**
 * Writes a stream to the disk and returns when it would survive a loss of power. Nothing is left behind on failure.
 * Refuses with `too_large` beyond `limit` bytes; the rest of the stream is then for the caller to drain.
 */
export async function writeBytes(
  folder: string,
  stream: AsyncIterable<Uint8Array>,
  limit: number,
): Promise<StoredBytes> {
  const key = randomBytes(16).toString('hex')
  const path = bytesPath(folder, key)
  const unfinished = `${path}.part`
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  try {
    const written = await writeTo(unfinished, stream, limit)
    await rename(unfinished, path)
    await syncFolder(dirname(path))
    return { key, ...written }
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
}

async function writeTo(
  path: string,
  stream: AsyncIterable<Uint8Array>,
  limit: number,
): Promise<Omit<StoredBytes, 'key'>> {
  const hash = createHash('sha256')
  let size = 0
  let head: Buffer = Buffer.alloc(0)
  const file = await open(path, 'wx', 0o600)
  try {
    for await (const chunk of stream) {
      size += chunk.length
      if (size > limit) throw tooLarge(limit)
      if (head.length < 4096) head = Buffer.concat([head, chunk.subarray(0, 4096)])
      hash.update(chunk)
      // `write` may take a part of it where the disk ends, and say nothing.
      await file.writeFile(chunk)
    }
    await file.sync()
  } finally {
    await file.close()
  }
  return { size, sha256: hash.digest('hex'), sniffed: sniff(head) }
}

/** A new name is safe only when its folder is written as well; Windows has no such notion. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

export const tooLarge = (limit: number): Refusal =>
  new Refusal(
    'too_large',
    `The file is larger than ${Math.floor(limit / 1_000_000)} MB, the most that this installation takes.`,
    {
      data: { limit },
    },
  )

/** Reads bytes again; null where they are not there. */
export async function readBytes(
  folder: string,
  key: string,
  range?: { start: number; end: number },
): Promise<ReadStream | null> {
  const path = bytesPath(folder, key)
  const found = await stat(path).catch(() => null)
  return found?.isFile() ? createReadStream(path, range) : null
}

export async function removeBytes(folder: string, key: string): Promise<void> {
  await rm(bytesPath(folder, key), { force: true })
}
