import { join } from 'node:path'
import type { DiskState, DiskUse } from '../../../contract/disks/disks.ts'
import type { Config } from '../config.ts'
import { reserveMissing } from './reserve.ts'
import { roomOf } from './room.ts'

/** What is known of the program's disks by its configuration. */
export type Placed = Pick<Config, 'dataDir' | 'databaseUrl'>

/** A file system of the installation. `free` is what is left for the program beside its reserve, in bytes. */
export interface Disk {
  holds: DiskUse[]
  size: number
  free: number
}

const megabyte = 1_000_000
const between = (least: number, value: number, most: number): number => Math.min(Math.max(least, value), most)

/** What uploads and exports leave free, for the database to go on. */
export const leftByFiles = ({ size }: Disk): number => between(100 * megabyte, size * 0.05, 2_000 * megabyte)

/** What all other writing leaves free: the database may still sign people in, erase, and end what it has begun. */
export const leftByWrites = ({ size }: Disk): number => between(40 * megabyte, size * 0.01, 500 * megabyte)

/** A disk warns from nine tenths on, and where it refuses something. */
export function stateOf(disk: Disk): DiskState {
  if (disk.holds.includes('database') && disk.free < leftByWrites(disk)) return 'no_writes'
  if (disk.holds.includes('files') && disk.free < leftByFiles(disk)) return 'no_files'
  return disk.free < disk.size / 10 ? 'filling' : 'fine'
}

/** The file systems of the installation as they are now. That of a foreign database is not known here. */
export async function disksOf({ dataDir, databaseUrl }: Placed): Promise<Disk[]> {
  const uses: [DiskUse, string][] = [
    ...(databaseUrl ? [] : [['database', join(dataDir, 'postgres')] as [DiskUse, string]]),
    ['files', join(dataDir, 'files')],
  ]
  const rooms = await Promise.all(uses.map(async ([use, folder]) => ({ use, ...(await roomOf(folder)) })))
  return [...Map.groupBy(rooms, ({ device }) => device).values()].map((same) => {
    const holds = same.map(({ use }) => use)
    const { size, free } = same[0]!
    const missing = holds.includes('database') ? reserveMissing(dataDir) : 0
    return { holds, size, free: Math.max(0, free - missing) }
  })
}

const lifetime = 250
const looked = new Map<string, { at: number; disks: Promise<Disk[]> }>()

/** The same, at most a quarter of a second old. */
export function recentDisks(placed: Placed): Promise<Disk[]> {
  const known = looked.get(placed.dataDir)
  if (known && performance.now() - known.at < lifetime) return known.disks
  const disks = disksOf(placed)
  looked.set(placed.dataDir, { at: performance.now(), disks })
  return disks
}
