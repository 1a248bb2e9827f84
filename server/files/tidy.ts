import { createHash } from 'node:crypto'
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Db } from '../platform/database/db.ts'
import { bytesPath, filesFolder, removeBytes } from '../platform/files/bytes.ts'
import { storedNames } from '../platform/files/stored-names.ts'
import type { JobContext } from '../platform/jobs/jobs.ts'

const day = 86_400_000
const batch = 500

/** Deletes files that have expired, and bytes that no file has; counts files whose bytes are missing. */
export async function tidyFiles(job: JobContext): Promise<{ expired: number; orphans: number; missing: number }> {
  const folder = filesFolder(job.program.config)
  const expired = await deleteExpired(job, folder)
  if (!(await belongsHere(job.db, folder))) {
    job.log.warn({ folder }, 'this folder of files belongs to another database; nothing in it is deleted')
    return { expired, orphans: 0, missing: 0 }
  }
  const orphans = await deleteOrphans(job, folder)
  const missing = await countMissing(job, folder)
  if (missing > 0) job.log.warn({ missing, folder }, 'the content of some files is missing')
  return { expired, orphans, missing }
}

async function deleteExpired({ db, throwIfCancelled }: JobContext, folder: string): Promise<number> {
  for (let expired = 0; ;) {
    throwIfCancelled()
    const { rows } = await sql<{ key: string }>`
      delete from files where id in (select id from files where expires_at < now() order by expires_at limit ${batch})
      returning key`.execute(db.write)
    for (const { key } of rows) await removeBytes(folder, key)
    expired += rows.length
    if (rows.length < batch) return expired
  }
}

/**
 * Bytes are orphans only in the folder of their own database. A mark in the folder says which one that is: without it
 * a program started on another database would delete everything here.
 */
async function belongsHere(db: Db, folder: string): Promise<boolean> {
  const { rows } = await sql<{ secret: Buffer }>`select secret from installation`.execute(db.read)
  const mark = createHash('sha256')
    .update(rows[0]?.secret ?? '')
    .digest('hex')
  const path = join(folder, 'installation')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const found = await readFile(path, 'utf8').catch(() => null)
  if (found === null) await writeFile(path, mark, { mode: 0o600 })
  return found === null || found.trim() === mark
}

async function deleteOrphans({ db, throwIfCancelled }: JobContext, folder: string): Promise<number> {
  let orphans = 0
  // What is being written now is younger.
  for await (const names of storedNames(folder, day)) {
    throwIfCancelled()
    const keys = names.map((name) => name.replace(/\.part$/, ''))
    const { rows } = await sql<{ key: string }>`select key from files where key = any(${keys}::text[])`.execute(
      db.write,
    )
    const known = new Set(rows.map(({ key }) => key))
    for (const name of names.filter((each) => !known.has(each))) {
      await rm(bytesPath(folder, name), { force: true })
      orphans += 1
    }
  }
  return orphans
}

async function countMissing({ db, throwIfCancelled }: JobContext, folder: string): Promise<number> {
  let missing = 0
  for (let after = ''; ;) {
    throwIfCancelled()
    const { rows } = await sql<{
      key: string
    }>`select key from files where key > ${after} order by key limit ${batch}`.execute(db.read)
    for (const { key } of rows) if (!(await stat(bytesPath(folder, key)).catch(() => null))) missing += 1
    after = rows.at(-1)?.key ?? ''
    if (rows.length < batch) return missing
  }
}
