import { Refusal } from '../refusal.ts'
import { leftByFiles, leftByWrites, recentDisks, type Disk, type Placed } from './disks.ts'
import { megabytes } from './room.ts'

/** What cannot be asked about, such as a folder that is gone, refuses nobody: whoever writes there hears of it. */
async function holding(placed: Placed, use: 'database' | 'files'): Promise<Disk | undefined> {
  const disks = await recentDisks(placed).catch(() => [])
  return disks.find(({ holds }) => holds.includes(use))
}

/** Whether the disk of the embedded database is so full that only what is small, or makes room, may still be written. */
export async function isShortOfRoom(placed: Placed): Promise<boolean> {
  const disk = await holding(placed, 'database')
  return disk !== undefined && disk.free < leftByWrites(disk)
}

/** Refuses with `disk_full` while the disk of the embedded database is that full. */
export async function demandRoomToWrite(placed: Placed): Promise<void> {
  if (!(await isShortOfRoom(placed))) return
  throw new Refusal(
    'disk_full',
    'The disk of this installation is full: nothing of this was saved. Reading goes on. Whoever runs it must make room; then try again.',
  )
}

/** Refuses with `disk_full` a file of so many more bytes where the disk would have too little room left for the rest. */
export async function demandRoomForFile(placed: Placed, bytes: number): Promise<void> {
  const disk = await holding(placed, 'files')
  if (!disk) return
  const room = Math.max(0, disk.free - leftByFiles(disk))
  if (bytes <= room && room > 0) return
  const asked = bytes > 0 ? `, and this one has ${megabytes(bytes)}` : ''
  throw new Refusal(
    'disk_full',
    `The disk of this installation is too full for this file: there is room for ${megabytes(room)} of files${asked}. Whoever runs it must make room; then try again.`,
    { data: { room, size: bytes } },
  )
}

/** As many bytes may be written between two looks at the disk. */
const between = 8_000_000

/** Passes a stream on for as long as the disk has room for it. */
export async function* whileRoom(placed: Placed, stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  await demandRoomForFile(placed, 0)
  let since = 0
  for await (const chunk of stream) {
    since += chunk.length
    if (since >= between) {
      await demandRoomForFile(placed, 0)
      since = 0
    }
    yield chunk
  }
}
