import { randomFillSync } from 'node:crypto'
import { rmSync, statfsSync, statSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { isDiskFull } from './full.ts'

const megabyte = 1024 * 1024

/**
 * A file that only takes room. PostgreSQL serves nobody on a disk without a byte: after a crash it needs room for a
 * segment of its log (16 MB) to come up at all. The file is given up for that.
 */
const reserveFile = (dataDir: string): string => join(dataDir, 'reserve')

/** Two segments of the log, and some more. */
export const reserveSize = 40 * megabyte
/** Below this the reserve is given up. */
const least = 20 * megabyte

/** How many bytes of the reserve are not there. */
export function reserveMissing(dataDir: string): number {
  return reserveSize - Math.min(reserveSize, statSync(reserveFile(dataDir), { throwIfNoEntry: false })?.size ?? 0)
}

/** Whether the disk of a data folder has too little room for the database to come up. */
export function isNearlyFull(dataDir: string): boolean {
  const { bavail, bsize } = statfsSync(dataDir)
  return bavail * bsize < least
}

/** Gives the reserve up where its disk is nearly full. Answers whether there was one to give. */
export function giveReserveWhenShort(dataDir: string): boolean {
  if (!isNearlyFull(dataDir) || reserveMissing(dataDir) === reserveSize) return false
  rmSync(reserveFile(dataDir), { force: true })
  return true
}

/** Makes the reserve where it is missing and its disk has plenty of room for it. */
export async function keepReserve(dataDir: string): Promise<void> {
  const { bavail, bsize } = statfsSync(dataDir)
  if (reserveMissing(dataDir) === 0 || bavail * bsize < 4 * reserveSize) return
  const unfinished = `${reserveFile(dataDir)}.${process.pid}`
  try {
    await fill(unfinished)
    await rename(unfinished, reserveFile(dataDir))
  } catch (error) {
    await rm(unfinished, { force: true })
    if (!isDiskFull(error)) throw error
  }
}

/** Bytes of chance: file systems that pack would make nothing of zeros. */
async function fill(path: string): Promise<void> {
  const piece = randomFillSync(Buffer.alloc(4 * megabyte))
  const file = await open(path, 'w', 0o600)
  try {
    for (let written = 0; written < reserveSize; written += piece.length) await file.writeFile(piece)
    await file.sync()
  } finally {
    await file.close()
  }
}
