import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { mayRead } from '../../files/rules.ts'
import type { Actor } from '../../platform/actor.ts'
import { OperatorError } from '../../platform/operator-error.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Program } from '../../platform/slice.ts'
import { findFile, openFile } from '../../platform/files/storage.ts'

/** A file to import, which can be read from its beginning as often as needed. */
export interface ImportSource {
  name: string
  size: number
  open(): AsyncIterable<Buffer>
  /** The bytes from `start` up to `end`, which is not one of them. */
  slice(start: number, end: number): AsyncIterable<Buffer>
}

/** A file that was uploaded for an import, and that this person may read. Refuses with `not_found`. */
export async function storedSource(
  { db, config }: Pick<Program, 'db' | 'config'>,
  fileId: string,
  actor: Actor,
): Promise<ImportSource> {
  const file = await findFile({ db: db.read }, fileId)
  if (file.purpose !== 'import_source' || !mayRead(file, actor))
    throw new Refusal('not_found', 'There is no such file, or it has expired.')
  return readable({ db, config }, file)
}

function readable(
  { db, config }: Pick<Program, 'db' | 'config'>,
  { id: fileId, name, size }: { id: string; name: string; size: number },
): ImportSource {
  return {
    name,
    size,
    async *open() {
      const { stream } = await openFile({ db: db.read }, config, fileId)
      yield* stream as AsyncIterable<Buffer>
    },
    async *slice(start, end) {
      if (end <= start) return
      const { stream } = await openFile({ db: db.read }, config, fileId, { start, end: end - 1 })
      yield* stream as AsyncIterable<Buffer>
    },
  }
}

/** The same for the program itself, whoever has uploaded it; null where it is gone. */
export async function sourceOf(program: Pick<Program, 'db' | 'config'>, fileId: string): Promise<ImportSource | null> {
  const file = await findFile({ db: program.db.write }, fileId).catch(() => null)
  return file && readable(program, file)
}

/** A file that lies on the computer of the command line. */
export async function localSource(path: string): Promise<ImportSource> {
  const found = await stat(path).catch(() => null)
  if (!found?.isFile()) throw new OperatorError(`There is no file ${path}.`)
  return {
    name: basename(path),
    size: found.size,
    open: () => createReadStream(path) as AsyncIterable<Buffer>,
    async *slice(start, end) {
      if (end > start) yield* createReadStream(path, { start, end: end - 1 }) as AsyncIterable<Buffer>
    },
  }
}
