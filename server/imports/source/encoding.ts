import iconv from 'iconv-lite'
import type { ImportEncoding } from '../../../contract/imports/settings.ts'
import type { ImportSource } from './source.ts'
import { likelyEncoding } from './likely-encoding.ts'
import { utf8Signs } from './utf8-signs.ts'

const sampleBytes = 65_536

/** The encoding of a file: by its mark, else UTF-8 where it is that or nearly so, else what reads most like words. */
export async function detectEncoding(source: ImportSource): Promise<ImportEncoding> {
  const utf8 = new TextDecoder('utf-8', { fatal: true })
  const sample: Buffer[] = []
  let gathered = 0
  let valid = true
  let first = true
  for await (const chunk of source.open()) {
    if (first) {
      const marked = byMark(chunk) ?? byZeros(chunk)
      if (marked) return marked
      first = false
    }
    valid = valid && decodes(utf8, chunk)
    const foreign = chunk.findIndex((byte) => byte > 0x7f)
    if (foreign >= 0 && gathered < sampleBytes) {
      const part = chunk.subarray(Math.max(0, foreign - 500), foreign + sampleBytes - gathered)
      sample.push(part)
      gathered += part.length
    }
    if (!valid && gathered >= sampleBytes) break
  }
  if ((valid && ends(utf8)) || (await isNearlyUtf8(source))) return 'utf-8'
  return likelyEncoding(Buffer.concat(sample))
}

const enoughBroken = 10_000

/**
 * Whether a file is UTF-8 but for a few bytes: what is whole in it is no less than what is broken. In texts of other
 * encodings characters of UTF-8 come about by chance, a fifth as often as what is none, or never.
 */
async function isNearlyUtf8(source: ImportSource): Promise<boolean> {
  const signs = utf8Signs()
  for await (const chunk of source.open()) {
    signs.see(chunk)
    const { whole, broken } = signs.end()
    if (broken > enoughBroken && broken > whole) return false
  }
  const { whole, broken } = signs.end()
  return whole > 0 && whole >= broken
}

function byMark(bytes: Buffer): ImportEncoding | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null
}

/** Text without a mark has zeros only in UTF-16: where they stand says which one. */
function byZeros(bytes: Buffer): ImportEncoding | null {
  const head = bytes.subarray(0, 1_000)
  const zeros = (odd: 0 | 1): number => head.filter((byte, at) => byte === 0 && at % 2 === odd).length
  if (zeros(0) + zeros(1) < head.length / 5) return null
  return zeros(1) > zeros(0) ? 'utf-16le' : 'utf-16be'
}

function decodes(decoder: TextDecoder, chunk: Buffer): boolean {
  try {
    decoder.decode(chunk, { stream: true })
    return true
  } catch {
    return false
  }
}

function ends(decoder: TextDecoder): boolean {
  try {
    decoder.decode()
    return true
  } catch {
    return false
  }
}

/** The text of a file, piece by piece, without its mark. What cannot be decoded becomes U+FFFD. */
export async function* textOf(source: ImportSource, encoding: ImportEncoding): AsyncGenerator<string> {
  const decoder = encoding === 'utf-8' ? undefined : iconv.getDecoder(encoding)
  const utf8 = new TextDecoder('utf-8')
  for await (const chunk of source.open()) yield decoder ? decoder.write(chunk) : utf8.decode(chunk, { stream: true })
  yield decoder ? (decoder.end() ?? '') : utf8.decode()
}
