import { createWriteStream } from 'node:fs'
import { rename, rm, stat } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'

/** Writes a file that appears under its name when it is whole: where its disk is full, nothing is left of it. */
export async function writeWhole(path: string, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  const there = await stat(path).catch(() => null)
  // A pipe or /dev/stdout takes what comes.
  if (there && !there.isFile()) return await pipeline(bytes, createWriteStream(path))
  const unfinished = `${path}.part`
  try {
    await pipeline(bytes, createWriteStream(unfinished, { mode: 0o600 }))
    await rename(unfinished, path)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
}
