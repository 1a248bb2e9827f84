import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** Names of the bytes in a folder of files that are older than so many milliseconds, a folder at a time. */
export async function* storedNames(folder: string, olderThan: number): AsyncGenerator<string[]> {
  for (const first of await folders(folder)) {
    for (const second of await folders(join(folder, first))) {
      const path = join(folder, first, second)
      const names = (await readdir(path)).filter((name) => /^[0-9a-f]{32}(\.part)?$/.test(name))
      const old: string[] = []
      for (const name of names) {
        const found = await stat(join(path, name)).catch(() => null)
        if (found && found.mtimeMs < Date.now() - olderThan) old.push(name)
      }
      if (old.length > 0) yield old
    }
  }
}

async function folders(path: string): Promise<string[]> {
  const names = await readdir(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  return names.filter((name) => /^[0-9a-f]{2}$/.test(name))
}
