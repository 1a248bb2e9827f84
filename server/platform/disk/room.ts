import { stat, statfs } from 'node:fs/promises'
import { dirname } from 'node:path'

/** How large a file system is, and how much of it this program may still write, in bytes. */
export interface Room {
  size: number
  free: number
}

/** The room around a folder, or around the nearest one above it that is there. What is kept for root counts as taken. */
export async function roomOf(folder: string): Promise<Room & { device: number }> {
  const { dev, path } = await nearest(folder)
  const { bsize, blocks, bfree, bavail } = await statfs(path)
  return { size: (blocks - bfree + bavail) * bsize, free: bavail * bsize, device: dev }
}

async function nearest(path: string): Promise<{ dev: number; path: string }> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' && dirname(path) !== path) return null
    throw error
  })
  return found ? { dev: found.dev, path } : nearest(dirname(path))
}

/** Bytes as people read them: `812 MB`. */
export function megabytes(bytes: number): string {
  const whole = Math.max(0, bytes)
  return whole >= 10_000_000_000 ? `${Math.round(whole / 1e9)} GB` : `${Math.floor(whole / 1e6)} MB`
}
