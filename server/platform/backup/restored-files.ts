import { createWriteStream, existsSync, mkdirSync, rmSync } from 'node:fs'
import { dirname, join, resolve, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { listFiles } from './write.ts'
import { OperatorError } from '../operator-error.ts'

/**
 * Files that come out of a backup. They are written beside those that are there; `keep` removes what the backup does
 * not have, `discard` removes what was written.
 */
export function restoredFiles(filesDir: string) {
  const there = new Set(listFiles(filesDir))
  const written = new Set<string>()
  const remove = (path: string) => rmSync(join(filesDir, path), { force: true })
  return {
    async write(path: string, body: AsyncIterable<Buffer>) {
      const full = resolve(filesDir, path)
      if (!full.startsWith(resolve(filesDir) + sep))
        throw new OperatorError(`The backup names a file outside its folder: ${path}.`)
      mkdirSync(dirname(full), { recursive: true, mode: 0o700 })
      if (!there.has(path) && existsSync(full)) throw new OperatorError(`The backup names a file twice: ${path}.`)
      // First: a file that is written by half is one to discard too.
      written.add(path)
      // A file never changes under its name, so one that is there already is the same.
      await pipeline(body, there.has(path) ? ignore : createWriteStream(full, { mode: 0o600, flush: true }))
    },
    keep: () => [...there].filter((path) => !written.has(path)).forEach(remove),
    discard: () => [...written].filter((path) => !there.has(path)).forEach(remove),
    count: () => written.size,
  }
}

async function ignore(body: AsyncIterable<unknown>) {
  for await (const _ of body);
}
