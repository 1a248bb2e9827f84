import { createHash, timingSafeEqual } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { alphabet } from './costs.ts'

const roundsAtOnce = 4_096

/**
 * Openwall's portable PHP hashes ($P$, and $H$ of phpBB; Drupal 7 writes $S$ with SHA-512): the digest of salt and
 * password, then 2^count times the digest of that and the password. Others are served in between.
 */
export async function phpassMatches(algorithm: 'md5' | 'sha512', hash: string, password: string): Promise<boolean> {
  const word = Buffer.from(password)
  const rounds = 2 ** alphabet.indexOf(hash.charAt(3))
  let sum = createHash(algorithm).update(hash.slice(4, 12)).update(word).digest()
  for (let round = 0; round < rounds; round += 1) {
    if (round > 0 && round % roundsAtOnce === 0) await setImmediate()
    sum = createHash(algorithm).update(sum).update(word).digest()
  }
  const made = Buffer.from((hash.slice(0, 12) + written(sum)).slice(0, hash.length))
  const given = Buffer.from(hash)
  return made.length === given.length && timingSafeEqual(made, given)
}

/** Three bytes as four characters, the lowest bits first. */
function written(bytes: Buffer): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const three = [bytes[at] ?? 0, bytes[at + 1] ?? 0, bytes[at + 2] ?? 0]
    const value = three[0]! | (three[1]! << 8) | (three[2]! << 16)
    const characters = Math.min(4, Math.ceil(((bytes.length - at) * 8) / 6))
    for (let place = 0; place < characters; place += 1) text += alphabet[(value >> (6 * place)) & 63]
  }
  return text
}
