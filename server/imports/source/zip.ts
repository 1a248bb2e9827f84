import { createInflateRaw } from 'node:zlib'
import { Readable } from 'node:stream'
import { Refusal } from '../../platform/refusal.ts'
import type { ImportSource } from './source.ts'

export interface ZipEntry {
  name: string
  method: number
  encrypted: boolean
  packed: number
  at: number
}

/** A directory longer than this is none of a spreadsheet. */
const mostDirectory = 8_000_000
const mostEntries = 10_000
/** What is packed a thousandfold is made to fill a memory or a disk. */
const mostRatio = 250
const leastLimit = 20_000_000
const mostBytes = 8_000_000_000

export const broken = (source: ImportSource): Refusal =>
  new Refusal('file_broken', `"${source.name}" is not whole, or not a spreadsheet: save it again, or as CSV.`)

/** The files in a zip archive by name, as its directory at the end tells. Refuses what is no whole archive. */
export async function listZip(source: ImportSource): Promise<Map<string, ZipEntry>> {
  const tail = await bytesOf(source, Math.max(0, source.size - 65_557), source.size)
  const end = tail.lastIndexOf(Buffer.from('504b0506', 'hex'))
  if (end < 0 || end + 22 > tail.length) throw broken(source)
  let count = tail.readUInt16LE(end + 10)
  let size = tail.readUInt32LE(end + 12)
  let at = tail.readUInt32LE(end + 16)
  if (at === 0xffffffff || count === 0xffff || size === 0xffffffff) {
    const locator = end - 20
    if (locator < 0 || tail.readUInt32LE(locator) !== 0x07064b50) throw broken(source)
    const place = Number(tail.readBigUInt64LE(locator + 8))
    const record = await bytesOf(source, place, place + 56)
    if (record.length < 56) throw broken(source)
    count = Number(record.readBigUInt64LE(32))
    size = Number(record.readBigUInt64LE(40))
    at = Number(record.readBigUInt64LE(48))
  }
  if (count > mostEntries || size > mostDirectory || at + size > source.size) throw broken(source)
  return entriesOf(source, await bytesOf(source, at, at + size), count)
}

function entriesOf(source: ImportSource, directory: Buffer, count: number): Map<string, ZipEntry> {
  const entries = new Map<string, ZipEntry>()
  let at = 0
  for (let n = 0; n < count; n += 1) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== 0x02014b50) throw broken(source)
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) => directory.readUInt16LE(at + offset))
    const name = directory.toString('utf8', at + 46, at + 46 + nameLength!)
    const extra = directory.subarray(at + 46 + nameLength!, at + 46 + nameLength! + extraLength!)
    const large = largeNumbers(extra)
    const unpacked = directory.readUInt32LE(at + 24)
    if (unpacked === 0xffffffff) large.shift()
    const packed = directory.readUInt32LE(at + 20)
    const offset = directory.readUInt32LE(at + 42)
    entries.set(name.replaceAll('\\', '/'), {
      name,
      method: directory.readUInt16LE(at + 10),
      encrypted: (directory.readUInt16LE(at + 8) & 1) === 1,
      packed: packed === 0xffffffff ? (large.shift() ?? 0) : packed,
      at: offset === 0xffffffff ? (large.shift() ?? 0) : offset,
    })
    at += 46 + nameLength! + extraLength! + commentLength!
  }
  return entries
}

/** The 64-bit numbers of an entry whose fields of 32 bits are too small. */
function largeNumbers(extra: Buffer): number[] {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue
    const field = extra.subarray(at + 4, at + 4 + extra.readUInt16LE(at + 2))
    return Array.from({ length: Math.floor(field.length / 8) }, (_, n) => Number(field.readBigUInt64LE(n * 8)))
  }
  return []
}

/** The content of a file in the archive, unpacked while it is read. Refuses one that unpacks to far more than it is. */
export async function* openEntry(source: ImportSource, entry: ZipEntry): AsyncGenerator<Buffer> {
  if (entry.encrypted)
    throw new Refusal('file_protected', `"${source.name}" is protected with a password: save it without one.`)
  const head = await bytesOf(source, entry.at, entry.at + 30)
  if (head.length < 30 || head.readUInt32LE(0) !== 0x04034b50) throw broken(source)
  const begin = entry.at + 30 + head.readUInt16LE(26) + head.readUInt16LE(28)
  const packed = source.slice(begin, begin + entry.packed)
  if (entry.method !== 0 && entry.method !== 8) throw broken(source)
  const limit = Math.min(mostBytes, Math.max(leastLimit, entry.packed * mostRatio))
  let total = 0
  const inflate = createInflateRaw()
  const chunks =
    entry.method === 0
      ? packed
      : Readable.from(packed)
          .on('error', (error) => inflate.destroy(error))
          .pipe(inflate)
  try {
    for await (const chunk of chunks as AsyncIterable<Buffer>) {
      total += chunk.length
      if (total > limit)
        throw new Refusal(
          'file_heavy',
          `"${source.name}" unpacks to far more than a spreadsheet holds, and is not read.`,
        )
      yield chunk
    }
  } catch (error) {
    throw error instanceof Error && 'code' in error && String(error.code).startsWith('Z_') ? broken(source) : error
  } finally {
    inflate.destroy()
  }
}

export async function bytesOf(source: ImportSource, start: number, end: number): Promise<Buffer> {
  if (end <= start) return Buffer.alloc(0)
  const parts: Buffer[] = []
  for await (const part of source.slice(start, end)) parts.push(part)
  return Buffer.concat(parts)
}
