import { execFileSync } from 'node:child_process'
import { closeSync, existsSync, mkdirSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs'
import { join } from 'node:path'

const piece = Buffer.alloc(256 * 1024, 7)

/** A real file system of so many megabytes in memory, or null where this machine lets nobody mount one. */
export function smallDisk(folder: string, size: number) {
  mkdirSync(folder, { recursive: true, mode: 0o755 })
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}m,mode=0755`, 'tmpfs', folder], { stdio: 'ignore' })
  } catch {
    return null
  }
  const rest = join(folder, 'of-others')
  const free = () => {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize
  }
  return {
    path: folder,
    free,
    /** Others write until so many bytes are left. */
    fill(left = 0) {
      const file = openSync(rest, 'a')
      try {
        while (free() > left) writeSync(file, piece, 0, Math.min(piece.length, Math.max(1, free() - left)))
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
      } finally {
        closeSync(file)
      }
    },
    /** And take away what they wrote. */
    empty: () => rmSync(rest, { force: true }),
    unmount() {
      if (existsSync(folder)) execFileSync('umount', ['-l', folder])
    },
  }
}
