import { createHash } from 'node:crypto'
import { hashRaw } from '@node-rs/argon2'
import { sameDigest } from './same-digest.ts'

/**
 * Magento and Adobe Commerce, Encryptor::isValidHash: `hash:salt:versions`. A hash that was upgraded names all that was
 * done, oldest first (`0:1`: MD5, then SHA-256 of that). 2 and `3_LENGTH_PASSES_BYTES` are Argon2id 1.3 as libsodium
 * makes it. Magento 1 writes `hash:salt`, whose length tells what it is.
 */
export async function magentoMatches(stored: string, password: string): Promise<boolean> {
  const [hash = '', salt = '', ...versions] = stored.split(':')
  let made = password
  for (const version of versions.length > 0 ? versions : [byLength[hash.length] ?? '0'])
    made =
      version.startsWith('2') || version.startsWith('3')
        ? await argon(made, salt, version)
        : digest(made, salt, version)
  return sameDigest(made, hash)
}

const byLength: Record<number, string> = { 32: '0', 64: '1', 128: 'sha512' }
const digests: Record<string, string> = { 0: 'md5', 1: 'sha256', sha512: 'sha512' }

const digest = (text: string, salt: string, version: string): string =>
  createHash(digests[version]!)
    .update(salt + text)
    .digest('hex')

const interactive = { length: 32, passes: 2, bytes: 67_108_864 }
const saltBytes = 16
const argon2id = 2

async function argon(text: string, salt: string, version: string): Promise<string> {
  const [, length = interactive.length, passes = interactive.passes, bytes = interactive.bytes] = version
    .split('_')
    .map(Number)
  const raw = await hashRaw(text, {
    algorithm: argon2id,
    salt: padded(Buffer.from(salt)),
    outputLen: length,
    timeCost: passes,
    memoryCost: bytes / 1024,
    parallelism: 1,
  })
  return raw.toString('hex')
}

/** A salt that is too short is repeated, one that is too long is cut. */
const padded = (salt: Buffer): Buffer =>
  Buffer.from(Array.from({ length: saltBytes }, (_, at) => salt[at % salt.length] ?? 0))
