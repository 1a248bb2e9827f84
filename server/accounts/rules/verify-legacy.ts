import { createHash, createHmac } from 'node:crypto'
import { verify as verifyArgon } from '@node-rs/argon2'
import { compare as compareBcrypt } from 'bcryptjs'
import type { PasswordAlgorithm } from '../../../contract/accounts/password-algorithms.ts'
import { isAffordable } from './costs.ts'
import { sameDigest } from './same-digest.ts'
import { magentoMatches } from './verify-magento.ts'
import { phpassMatches } from './verify-phpass.ts'
import type { LegacyPassword } from './recognise.ts'

const longestPassword = 4_096

/** Whether a password is the one that another program hashed. A hash that cannot be computed here answers no. */
export async function matchesLegacy(legacy: LegacyPassword, password: string): Promise<boolean> {
  if (password.length > longestPassword || !isAffordable(legacy.algorithm, legacy.hash)) return false
  try {
    return await matchers[legacy.algorithm](legacy, password)
  } catch {
    return false
  }
}

type Matcher = (legacy: LegacyPassword, password: string) => boolean | Promise<boolean>

const digest = (algorithm: string, text: string): string => createHash(algorithm).update(text).digest('hex')

/** PHP ends a bcrypt password at a NUL and refuses one since 8.0; two passwords must not become one here either. */
const bcrypt = (password: string, hash: string): boolean | Promise<boolean> =>
  password.includes('\0') ? false : compareBcrypt(password, hash)

/** What PHP's trim() takes away, as WordPress does before it hashes a password. */
const trimmed = (password: string): string => password.replace(/^[ \n\r\t\v\0]+/, '').replace(/[ \n\r\t\v\0]+$/, '')

const plain =
  (algorithm: string, salted: (password: string, salt: string) => string): Matcher =>
  ({ hash, salt }, password) =>
    sameDigest(digest(algorithm, salted(password, salt ?? '')), hash)

const family = (algorithm: 'md5' | 'sha1' | 'sha256' | 'sha512') => ({
  bare: plain(algorithm, (password) => password),
  first: plain(algorithm, (password, salt) => salt + password),
  last: plain(algorithm, (password, salt) => password + salt),
})
const [md5, sha1, sha256, sha512] = [family('md5'), family('sha1'), family('sha256'), family('sha512')]

/** Salts that every hybris has until its owner sets `password.md5.salt`: the wording changed between versions. */
const hybrisSalts = [
  'hybris blue pepper can be used for creating delicious noodle meals',
  'hybris blue pepper can be used to prepare delicious noodle meals',
]

const matchers: Record<PasswordAlgorithm, Matcher> = {
  // PHC string format, as PHP's password_hash and libsodium write it.
  argon2: ({ hash }, password) => verifyArgon(hash, password),
  // OpenBSD's; $2y$ is PHP's name for the same (crypt_blowfish 1.1).
  bcrypt: ({ hash }, password) => bcrypt(password, hash),
  // WordPress 6.8, wp_hash_password(): bcrypt of base64 of HMAC-SHA384 under a fixed key.
  wordpress: ({ hash }, password) =>
    bcrypt(createHmac('sha384', 'wp-sha384').update(trimmed(password)).digest('base64'), hash.slice(3)),
  phpass: async ({ hash }, password) =>
    (await phpassMatches('md5', hash, password)) ||
    (trimmed(password) !== password && (await phpassMatches('md5', hash, trimmed(password)))),
  drupal: ({ hash }, password) => phpassMatches('sha512', hash, password),
  magento: ({ hash }, password) => magentoMatches(hash, password),
  // SaltEncodingPolicy of SAP Commerce: SALT::PASSWORD::UID. An own salt stands before the uid: SALT::UID.
  'hybris-sha512-uid-salt': ({ hash, salt }, password) => {
    const [, own, uid] = /^(?:(.*)::)?(.*)$/s.exec(salt ?? '')!
    return (own === undefined ? hybrisSalts : [own])
      .map((one) => sameDigest(digest('sha512', `${one}::${password}::${uid}`), hash))
      .includes(true)
  },
  // OpenCart 1.5 to 3, Customer::login: sha1(salt . sha1(salt . sha1(password))).
  opencart: ({ hash, salt }, password) =>
    sameDigest(digest('sha1', salt + digest('sha1', salt + digest('sha1', password))), hash),
  md5: md5.bare,
  'md5-salt-first': md5.first,
  'md5-salt-last': md5.last,
  sha1: sha1.bare,
  'sha1-salt-first': sha1.first,
  'sha1-salt-last': sha1.last,
  sha256: sha256.bare,
  'sha256-salt-first': sha256.first,
  'sha256-salt-last': sha256.last,
  sha512: sha512.bare,
  'sha512-salt-first': sha512.first,
  'sha512-salt-last': sha512.last,
}
