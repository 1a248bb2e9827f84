import {
  passwordAlgorithms,
  takesSalt,
  type PasswordAlgorithm,
} from '../../../contract/accounts/password-algorithms.ts'
import { isAffordable } from './costs.ts'

/** A password as another program kept it. `salt`: what stood beside the hash, or the user's id where that is the salt. */
export interface LegacyPassword {
  hash: string
  algorithm: PasswordAlgorithm
  salt: string | null
}

const longestHash = 500
const longestSalt = 500

/** What each algorithm's hash looks like. Hex digests are compared without their case. */
const shapes: Partial<Record<PasswordAlgorithm, RegExp>> = {
  argon2:
    /^\$argon2(id|i|d)\$(v=\d{1,3}\$)?m=\d{1,10},t=\d{1,10},p=\d{1,3}\$[A-Za-z0-9+/]{11,86}\$[A-Za-z0-9+/]{16,172}$/,
  bcrypt: /^\$2[aby]\$\d\d\$[./A-Za-z0-9]{53}$/,
  wordpress: /^\$wp\$2[aby]\$\d\d\$[./A-Za-z0-9]{53}$/,
  phpass: /^\$[PH]\$[./0-9A-Za-z]{31}$/,
  drupal: /^\$S\$[./0-9A-Za-z]{52}$/,
  magento: /^(?:[0-9a-f]{32}|[0-9a-f]{64}|[0-9a-f]{128}):[^:]{1,128}(?::(?:[0-2]|3_\d{1,3}_\d{1,2}_\d{1,10})){0,3}$/i,
  'hybris-sha512-uid-salt': /^[0-9a-f]{128}$/i,
  opencart: /^[0-9a-f]{40}$/i,
}
const digestLengths: Record<string, number> = { md5: 32, sha1: 40, sha256: 64, sha512: 128 }

const shapeOf = (algorithm: PasswordAlgorithm): RegExp =>
  shapes[algorithm] ?? new RegExp(`^[0-9a-f]{${digestLengths[algorithm.split('-')[0]!]}}$`, 'i')

const selfDescribing = ['argon2', 'bcrypt', 'wordpress', 'phpass', 'drupal', 'magento'] as const
const bare = ['md5', 'sha1', 'sha256', 'sha512'] as const

const names: Record<string, PasswordAlgorithm> = {
  argon2i: 'argon2',
  argon2id: 'argon2',
  argon2d: 'argon2',
  wp: 'wordpress',
  hybris: 'hybris-sha512-uid-salt',
}

/** The algorithm that a file names, in any case and with any signs: `SHA-256` is `sha256`. Null: none that is known. */
export function namedAlgorithm(text: string): PasswordAlgorithm | null {
  const key = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '')
  return passwordAlgorithms.find((one) => key(one) === key(text)) ?? names[key(text)] ?? null
}

/** What a hash is by its looks. A digest beside a salt may be several things: somebody has to say which. */
export function recognised(hash: string, salt: string | null): PasswordAlgorithm | null {
  const own = selfDescribing.find((one) => shapeOf(one).test(hash))
  if (own) return own
  return salt === null ? (bare.find((one) => shapeOf(one).test(hash)) ?? null) : null
}

/** Why a hash is not taken, as the code of a remark. */
export type UnreadHash = 'password_unknown' | 'password_salt' | 'password_costs'

/** Reads a hash as a file brings it; `named` is what the file or the mapping says that it is. */
export function readLegacy(
  hash: string,
  named: PasswordAlgorithm | null,
  salt: string | null,
): LegacyPassword | { unread: UnreadHash } {
  if (hash.length > longestHash || (salt?.length ?? 0) > longestSalt) return { unread: 'password_unknown' }
  const algorithm = named ?? recognised(hash, salt)
  if (!algorithm || !shapeOf(algorithm).test(hash)) return { unread: 'password_unknown' }
  if (takesSalt(algorithm) && salt === null) return { unread: 'password_salt' }
  if (!isAffordable(algorithm, hash)) return { unread: 'password_costs' }
  return { hash, algorithm, salt: takesSalt(algorithm) ? salt : null }
}

/** Whether a text could be somebody's password hash: it is shown to nobody then. */
export const looksLikeHash = (text: string): boolean =>
  [...selfDescribing, ...bare].some((one) => shapeOf(one).test(text.trim()))
