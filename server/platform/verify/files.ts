import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { sql } from 'kysely'
import type { Handle } from '../database/db.ts'
import { inPages } from '../database/snapshot.ts'
import { bytesPath, filesFolder } from '../files/bytes.ts'
import { storedNames } from '../files/stored-names.ts'
import type { Look, Verification } from './verification.ts'

interface Stored {
  id: string
  key: string
  size: number
  sha256: string
}

async function wrongFiles({ db, now, config, found, looked }: Look): Promise<void> {
  const folder = filesFolder(config)
  let count = 0
  const all = sql<Stored>`select id, key, size, sha256 from files order by id`
  for await (const rows of inPages(db, all, 200)) {
    for (const row of rows) {
      const wrong = await whatIsWrong(bytesPath(folder, row.key), row)
      // One that was deleted since has its row in the snapshot alone.
      if (wrong && (await isThere(now.write, row.key))) found(row.id, wrong)
      looked((count += 1))
    }
  }
}

async function whatIsWrong(path: string, { size, sha256 }: Stored): Promise<string | null> {
  const there = await stat(path).catch(() => null)
  if (!there) return `its bytes are missing: ${path}`
  if (there.size !== size) return `it has ${there.size} bytes instead of ${size}: ${path}`
  const hash = createHash('sha256')
  try {
    await pipeline(createReadStream(path), hash)
  } catch (error) {
    return `it cannot be read (${(error as Error).message})`
  }
  return hash.digest('hex') === sha256 ? null : `its bytes are others than those that came: ${path}`
}

async function isThere(db: Handle, key: string): Promise<boolean> {
  const { rows } = await sql`select from files where key = ${key}`.execute(db)
  return rows.length > 0
}

/** Upkeep removes what is left behind after a day; what is being written now has no row yet. */
const day = 86_400_000

async function strayFiles({ now, config, found, looked }: Look): Promise<void> {
  const folder = filesFolder(config)
  let count = 0
  for await (const names of storedNames(folder, day)) {
    const keys = names.map((name) => name.replace(/\.part$/, ''))
    const { rows } = await sql<{ key: string }>`select key from files where key = any(${keys}::text[])`.execute(
      now.write,
    )
    const known = new Set(rows.map(({ key }) => key))
    for (const name of names) if (name.endsWith('.part') || !known.has(name)) found(bytesPath(folder, name))
    looked((count += names.length))
  }
}

/** What holds of stored files and their rows. */
export const ofFiles: readonly Verification[] = [
  {
    name: 'files.bytes',
    says: 'Every file has its bytes under DATA_DIR, as long as they were and with the same SHA-256.',
    advice:
      'Put the file back from a backup of DATA_DIR/files, or delete it on its page: it cannot be made again from anything else.',
    covers: ['files.size', 'files.sha256'],
    finds: wrongFiles,
  },
  {
    name: 'files.rows',
    says: 'Nothing lies among the files that no file of the database needs, for more than a day.',
    advice:
      'The upkeep files.tidy removes it, every hour while the program runs; it leaves a folder alone that belongs to another database.',
    finds: strayFiles,
  },
]
